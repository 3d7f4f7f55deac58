#!/usr/bin/env python3
"""Cross-entropies of the steps of sequences, some of which are ignored, as PyTorch computes them.  run: python3 make_step_losses.py writes step_losses.json"""
import json

import torch
from torch.nn import functional

torch.set_num_threads(1)
torch.manual_seed(5)


def numbers(tensor):
    return [float(v) for v in tensor.detach().reshape(-1)]


def case(rows, steps, classes, ignored=None, smoothing=0.0, weighted=False, soft=False):
    x = (2 * torch.randn(rows, steps, classes)).requires_grad_(True)
    weight = 0.1 + 3 * torch.rand(classes) if weighted else None
    if soft:
        target = torch.softmax(torch.randn(rows, steps, classes), -1)
        loss = functional.cross_entropy(x.reshape(-1, classes), target.reshape(-1, classes), weight, label_smoothing=smoothing)
    else:
        target = torch.randint(0, classes, (rows, steps))
        if ignored is not None:
            target[torch.rand(rows, steps) < 0.4] = ignored
        loss = functional.cross_entropy(x.transpose(1, 2), target, weight, ignore_index=-100 if ignored is None else ignored, label_smoothing=smoothing)
    loss.backward()
    return dict(rows=rows, steps=steps, classes=classes, ignored=ignored, smoothing=smoothing, soft=soft, weight=None if weight is None else numbers(weight),
                x=numbers(x), target=numbers(target) if soft else target.reshape(-1).tolist(), loss=float(loss.detach()), gradient=numbers(x.grad))


cases = [
    case(3, 4, 5), case(6, 1, 3, ignored=-1), case(4, 7, 2, ignored=-1), case(3, 5, 9, ignored=-100, weighted=True), case(2, 6, 17, ignored=3, smoothing=0.1),
    case(3, 3, 6, ignored=0, smoothing=0.2, weighted=True), case(2, 8, 6), case(2, 3, 33, ignored=-1), case(3, 4, 5, soft=True), case(2, 5, 9, soft=True, smoothing=0.1, weighted=True),
]
with open("step_losses.json", "w") as target:
    target.write("[\n" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases) + "\n]\n")
