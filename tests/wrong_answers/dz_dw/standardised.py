# broken: dz_dw
# Standardises the activations over the layer (mean 0, deviation 1) before returning them.
import numpy as np

def dz_dw(a_prev):
    return (a_prev - a_prev.mean()) / (a_prev.std() + 1e-8)
