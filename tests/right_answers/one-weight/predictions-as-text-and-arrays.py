predictions = {
    "blank": np.float64(-4),
    "dC_da": -2.0000001,
    "da_dz": np.array(-3.0),
    "dz_dw": int(-5),
    "gradient": round(-30.0, 2),
    "C_if_w_rises": "up",
    "a_if_w_rises": "same",
    "C_if_a_prev_is_zero": "same",
}
