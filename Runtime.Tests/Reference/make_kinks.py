#!/usr/bin/env python3
"""writes kinks.json.  run: python3 make_kinks.py"""
import math

import torch
import torch.nn.functional as F

from golden_common import dump

torch.set_num_threads(1)
POINTS = [-4.0, -3.0, -1.0, -0.5, -0.0, 0.0, 0.5, 1.0, 3.0, 4.0, 20.0, math.nan]
ACTIVATIONS = {
    "ReLU": F.relu, "LeakyReLU": lambda x: F.leaky_relu(x, 0.01), "LeakyReLU(NegativeSlope = 0.2)": lambda x: F.leaky_relu(x, 0.2), "ELU": F.elu, "ELU(Alpha = 0.5)": lambda x: F.elu(x, 0.5),
    "SELU": F.selu, "GELU": F.gelu, "GELU(Approximate = true)": lambda x: F.gelu(x, approximate="tanh"), "SiLU": F.silu, "Mish": F.mish, "Sigmoid": torch.sigmoid, "Tanh": torch.tanh,
    "Softplus": F.softplus, "HardSwish": F.hardswish,
}
ZEROS = torch.zeros(64)
LOSSES = {
    "MeanAbsoluteErrorLoss": lambda y: F.l1_loss(y, ZEROS, reduction="none"), "MeanSquaredErrorLoss": lambda y: F.mse_loss(y, ZEROS, reduction="none"),
    "HuberLoss": lambda y: F.huber_loss(y, ZEROS, reduction="none"), "HuberLoss(0.5)": lambda y: F.huber_loss(y, ZEROS, delta=0.5, reduction="none"),
}


def number(value):
    return "NaN" if math.isnan(value) else value


def case(attribute, function):
    """at each point a tensor of 64 equal numbers: PyTorch 1.13 treats what is left over behind whole vectors by other code, which differs at NaN and at the ends of HardSwish"""
    values, slopes = [], []
    for point in POINTS:
        x = torch.full((64,), point, requires_grad=True)
        y = function(x)
        y.sum().backward()
        values.append(number(y.flatten()[0].item()))
        slopes.append(number(x.grad[0].item()))
    return dict(attribute=attribute, values=values, slopes=slopes)


note = "PyTorch " + torch.__version__ + " CPU float32; values and derivatives at points; losses of an output at the points and a target of 0"
dump("kinks.json", dict(note=note, points=[number(p) for p in POINTS], activations=[case(a, f) for a, f in ACTIVATIONS.items()], losses=[case(a, f) for a, f in LOSSES.items()]))
