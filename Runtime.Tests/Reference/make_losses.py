#!/usr/bin/env python3
"""writes losses.json.  run: python3 make_losses.py"""
import numpy as np
import torch
import torch.nn.functional as F

from golden_common import dump, f32

torch.set_num_threads(1)
random = np.random.RandomState(11)
cases = []


def normal(*shape, scale=1.0):
    return torch.tensor(np.round(random.randn(*shape) * scale, 3).astype(np.float32))


def uniform(*shape, low=0.0, high=1.0):
    return torch.tensor(np.round(random.uniform(low, high, shape), 3).astype(np.float32))


def distribution(rows, classes):
    return torch.tensor(random.dirichlet(np.ones(classes), rows).astype(np.float32))


def labels(rows, classes):
    return torch.tensor(random.randint(0, classes, rows))


def case(name, loss, x, target, note="", weight=None, **options):
    """options are keyword arguments of the PyTorch function, stored as they are; weight is stored under its PyTorch name"""
    functions = dict(CrossEntropy=F.cross_entropy, SoftCrossEntropy=F.cross_entropy, BinaryCrossEntropy=F.binary_cross_entropy_with_logits,
                     MeanSquaredError=F.mse_loss, MeanAbsoluteError=F.l1_loss, Huber=F.huber_loss)
    weight_name = "pos_weight" if loss == "BinaryCrossEntropy" else "weight"
    weights = {} if weight is None else {weight_name: weight}
    x = x.clone().requires_grad_(True)
    value = functions[loss](x, target, **weights, **options)
    value.backward()
    cases.append(dict(name=name, note=note, inputs=dict(x=f32(x), target=f32(target), **{k: f32(v) for k, v in weights.items()}), params={},
                      outputs=[f32(value)], grad_outputs=[1.0], grad_inputs=dict(x=f32(x.grad)), grad_params={}, extra=dict(loss=loss, **options)))


for classes in (5, 19):
    rows = 4
    weight = lambda: uniform(classes, low=0.1, high=3.0)
    case(f"cross_entropy_{classes}", "CrossEntropy", normal(rows, classes, scale=2), labels(rows, classes))
    case(f"cross_entropy_{classes}_weighted", "CrossEntropy", normal(rows, classes, scale=2), labels(rows, classes), "mean: divided by the sum of the labels' weights", weight())
    case(f"cross_entropy_{classes}_smoothed", "CrossEntropy", normal(rows, classes, scale=2), labels(rows, classes), label_smoothing=0.2)
    case(f"cross_entropy_{classes}_weighted_smoothed", "CrossEntropy", normal(rows, classes, scale=2), labels(rows, classes), "", weight(), label_smoothing=0.1)
    case(f"cross_entropy_{classes}_large", "CrossEntropy", normal(rows, classes, scale=200), labels(rows, classes), "large logits")
    case(f"soft_cross_entropy_{classes}", "SoftCrossEntropy", normal(rows, classes, scale=2), distribution(rows, classes), "mean: divided by the rows")
    case(f"soft_cross_entropy_{classes}_weighted", "SoftCrossEntropy", normal(rows, classes, scale=2), distribution(rows, classes), "still divided by the rows", weight())
    case(f"soft_cross_entropy_{classes}_smoothed", "SoftCrossEntropy", normal(rows, classes, scale=2), distribution(rows, classes), label_smoothing=0.3)
    case(f"soft_cross_entropy_{classes}_weighted_smoothed", "SoftCrossEntropy", normal(rows, classes, scale=2), distribution(rows, classes), "", weight(), label_smoothing=0.1)
for outputs in (1, 5, 19):
    rows = 4
    case(f"binary_cross_entropy_{outputs}", "BinaryCrossEntropy", normal(rows, outputs, scale=3), (uniform(rows, outputs) > 0.5).float())
    case(f"binary_cross_entropy_{outputs}_positive_weights", "BinaryCrossEntropy", normal(rows, outputs, scale=3), (uniform(rows, outputs) > 0.5).float(), "multi-label", uniform(outputs, low=0.2, high=5.0))
    case(f"binary_cross_entropy_{outputs}_soft", "BinaryCrossEntropy", normal(rows, outputs, scale=30), uniform(rows, outputs), "targets in [0, 1], large logits", uniform(outputs, low=0.2, high=5.0))
    case(f"mean_squared_error_{outputs}", "MeanSquaredError", normal(rows, outputs), normal(rows, outputs))
    case(f"mean_absolute_error_{outputs}", "MeanAbsoluteError", normal(rows, outputs), normal(rows, outputs))
    case(f"huber_{outputs}", "Huber", normal(rows, outputs), normal(rows, outputs), delta=1.0)
    case(f"huber_{outputs}_delta", "Huber", normal(rows, outputs, scale=2), normal(rows, outputs), delta=0.7)

note = "PyTorch " + torch.__version__ + " CPU float32, reduction mean. The form of layers.json; extra holds the loss and its options."
dump("losses.json", dict(note=note, cases=cases))
