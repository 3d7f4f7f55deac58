#!/usr/bin/env python3
"""writes poolings.json.  run: python3 make_poolings.py"""
import itertools

import numpy as np
import torch
import torch.nn.functional as F

from golden_common import dump, f32

torch.set_num_threads(1)
random = np.random.RandomState(23)
image = torch.tensor(random.permutation(42).reshape(1, 1, 7, 6).astype(np.float32) - 20)
signal = torch.tensor(random.permutation(11).reshape(1, 1, 11).astype(np.float32) - 5)
cases = []


def case(attribute, x, function):
    """the gradient of the outputs is 1, 2, 3 ..."""
    x = x.clone().requires_grad_(True)
    output = function(x)
    output.backward(torch.arange(1, output.numel() + 1, dtype=torch.float32).reshape(output.shape))
    cases.append(dict(attribute=attribute, output=f32(output.flatten()), gradient=f32(x.grad.flatten())))


def option(name, value):
    return "" if value is None else f", {name} = {str(value).lower()}"


def same(x, size, stride, value):
    """TensorFlow's padding: ceil(n / stride) windows, the odd place behind the input"""
    pad = []
    for n in reversed(x.shape[2:]):
        total = max(0, (-(-n // stride) - 1) * stride + size - n)
        pad += [total // 2, total - total // 2]
    return F.pad(x, pad, value=value)


for x, kind, maximum, mean in ((image, "2D", F.max_pool2d, F.avg_pool2d), (signal, "1D", F.max_pool1d, F.avg_pool1d)):
    for (size, stride, padding), ceil in itertools.product(((3, 2, 1), (2, 3, 0), (3, 2, 0), (4, 3, 2), (4, 2, 1), (5, 4, 2), (2, 2, 1), (1, 2, 0)), (None, True)):
        arguments = f"{size}, Stride = {stride}" + option("PaddingSize", padding or None) + option("CeilMode", ceil)
        case(f"MaxPool{kind}({arguments})", x, lambda x: maximum(x, size, stride, padding, ceil_mode=bool(ceil)))
        for count in (None, True, False):
            # PyTorch's count_include_pad is true unless said otherwise
            case(f"AvgPool{kind}({arguments}{option('CountIncludePad', count)})", x,
                 lambda x: mean(x, size, stride, padding, ceil_mode=bool(ceil), count_include_pad=count is not False))
    for size, stride in ((3, 2), (2, 2), (3, 1), (2, 3), (4, 1)):
        arguments = f"{size}, Stride = {stride}, Padding = Padding.Same"
        case(f"MaxPool{kind}({arguments})", x, lambda x: maximum(same(x, size, stride, float("-inf")), size, stride))
        case(f"AvgPool{kind}({arguments}, CountIncludePad = true)", x, lambda x: mean(same(x, size, stride, 0.0), size, stride))
        # Keras divides by the places in the input: the mean of the ones that are there
        places = mean(same(torch.ones_like(x), size, stride, 0.0), size, stride)
        for count in (None, False):
            case(f"AvgPool{kind}({arguments}{option('CountIncludePad', count)})", x, lambda x: mean(same(x, size, stride, 0.0), size, stride) / places)

note = "PyTorch " + torch.__version__ + " CPU float32; one image of one channel, one signal of one channel; the gradient of the outputs is 1, 2, 3 ...; attributes are C#"
dump("poolings.json", dict(note=note, image=f32(image[0, 0]), signal=f32(signal[0, 0]), cases=cases))
