def central_difference(f, x):
    h = 1e-5
    slopes = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        before = x[i]
        x[i] = before + h
        up = f(x)
        x[i] = before - h
        down = f(x)
        x[i] = before
        slopes[i] = (up - down) / (2 * h)
    return slopes
