#!/usr/bin/env python3
"""writes convolutions.json.  run: python3 make_convolutions.py"""
import numpy as np, torch, torch.nn.functional as F
from golden_common import dump, f32

torch.set_num_threads(1)
rg = np.random.RandomState(11)
cases = []


def random(*shape, scale=1.0):
    return torch.tensor(np.round(rg.randn(*shape) * scale, 3).astype(np.float32))


def case(name, note, function, x, weight, bias=None):
    """function(x, weight, bias): the gradients are those of the sum of outputs times grad_outputs."""
    tensors = [t.clone().requires_grad_(True) if t is not None else None for t in (x, weight, bias)]
    output = function(*tensors)
    upstream = random(*output.shape)
    output.backward(upstream)
    x, *parameters = tensors
    parameters = {n: p for n, p in zip(("weight", "bias"), parameters) if p is not None}
    cases.append(dict(
        name=name, note=note, inputs=dict(x=f32(x)), params={n: f32(p) for n, p in parameters.items()}, outputs=[f32(output)], grad_outputs=[f32(upstream)],
        grad_inputs=dict(x=f32(x.grad)), grad_params={n: f32(p.grad) for n, p in parameters.items()}))


def same(x, kernel, stride):
    """TensorFlow's padding: size / stride outputs, rounded up; of an odd number of zeros the one more stands at the end."""
    pads = []
    for size, points in zip(reversed(x.shape[2:]), reversed(kernel)):
        zeros = max((-(-size // stride) - 1) * stride + points - size, 0)
        pads += [zeros // 2, zeros - zeros // 2]
    return F.pad(x, pads)


case("conv2d_same_k3", "padding='same'", lambda x, w, b: F.conv2d(x, w, b, padding="same"), random(2, 3, 5, 6), random(4, 3, 3, 3, scale=.5), random(4))
case("conv2d_same_k4_k2", "padding='same' of even windows: the odd zero stands at the end", lambda x, w, b: F.conv2d(x, w, b, padding="same"), random(2, 2, 5, 6), random(3, 2, 4, 2, scale=.5), random(3))
case("conv2d_same_k3_s2", "TensorFlow's same padding with stride 2, by F.pad", lambda x, w, b: F.conv2d(same(x, (3, 3), 2), w, b, stride=2), random(2, 2, 6, 7), random(3, 2, 3, 3, scale=.5), random(3))
case("conv2d_k5_s3_p2_d1", "stride 3, padding 2, no bias", lambda x, w, b: F.conv2d(x, w, stride=3, padding=2), random(1, 3, 9, 11), random(17, 3, 5, 5, scale=.3))
case("conv2d_k3_d2_p2", "dilation 2, padding 2", lambda x, w, b: F.conv2d(x, w, b, padding=2, dilation=2), random(2, 2, 6, 5), random(3, 2, 3, 3, scale=.5), random(3))
case("conv2d_depthwise", "groups 6, padding 1", lambda x, w, b: F.conv2d(x, w, b, padding=1, groups=6), random(2, 6, 5, 4), random(6, 1, 3, 3, scale=.5), random(6))
case("conv2d_groups3", "groups 3 of 2 channels and 4 filters, stride 2", lambda x, w, b: F.conv2d(x, w, b, stride=2, groups=3), random(2, 6, 5, 5), random(12, 2, 3, 3, scale=.5), random(12))
case("conv1d_same_k3_s2", "TensorFlow's same padding with stride 2, by F.pad", lambda x, w, b: F.conv1d(same(x, (3,), 2), w, b, stride=2), random(2, 2, 9), random(3, 2, 3, scale=.5), random(3))
transposed = F.conv_transpose2d
case("conv_transpose2d_k3", "weight [in 3, out 2, 3, 3]", transposed, random(2, 3, 4, 5), random(3, 2, 3, 3, scale=.5), random(2))
case("conv_transpose2d_k3_s2_p1_o1", "stride 2, padding 1, output padding 1", lambda x, w, b: transposed(x, w, b, stride=2, padding=1, output_padding=1), random(2, 3, 3, 4), random(3, 5, 3, 3, scale=.5), random(5))
case("conv_transpose2d_k2_k4_s3", "a stride larger than the window's height; no bias", lambda x, w, b: transposed(x, w, stride=3), random(1, 2, 3, 2), random(2, 3, 2, 4, scale=.5))
dump("convolutions.json", dict(note="PyTorch " + torch.__version__ + " CPU float32 reference; images are [N, C, H, W], signals [N, C, L], row-major.", cases=cases))
print("ok", len(cases))
