predictions = dict.fromkeys(["blank", "dC_da", "da_dz", "dz_dw"])
predictions["blank"] = -4
predictions["dC_da"], predictions["da_dz"], predictions["dz_dw"] = -2, -3, -5
predictions.update(gradient=predictions["dC_da"] * predictions["da_dz"] * predictions["dz_dw"])
predictions |= {"C_if_w_rises": "down", "a_if_w_rises": "down", "C_if_a_prev_is_zero": "same"}
