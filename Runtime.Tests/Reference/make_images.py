#!/usr/bin/env python3
"""writes images.json.  run: python3 make_images.py"""
import numpy as np
import torch
import torch.nn.functional as F

from golden_common import dump, f32

torch.set_num_threads(1)
random = np.random.RandomState(17)
cases = []


def normal(*shape, scale=1.0):
    return torch.tensor(np.round(random.randn(*shape) * scale, 3).astype(np.float32))


def case(name, note, function, inputs, **params):
    """function(*inputs, **params) with an upstream gradient of normal numbers"""
    inputs = {k: v.clone().requires_grad_(v.is_floating_point()) for k, v in inputs.items()}
    params = {k: v.clone().requires_grad_(True) for k, v in params.items()}
    output = function(*inputs.values(), **params)
    upstream = normal(*output.shape)
    output.backward(upstream)
    cases.append(dict(name=name, note=note, inputs={k: f32(v) for k, v in inputs.items()}, params={k: f32(v) for k, v in params.items()},
                      outputs=[f32(output)], grad_outputs=[f32(upstream)],
                      grad_inputs={k: f32(v.grad) for k, v in inputs.items() if v.grad is not None}, grad_params={k: f32(v.grad) for k, v in params.items()}))


def image(channels, height, width, batch=2):
    return dict(x=normal(batch, channels, height, width))


def signal(channels, length, batch=2):
    return dict(x=normal(batch, channels, length))


case("maxpool2d_3_s2_p1", "x [2,3,7,6]; kernel 3, stride 2, padding 1: padding is no candidate", lambda x: F.max_pool2d(x, 3, 2, 1), image(3, 7, 6))
case("maxpool2d_3_s1", "x [2,2,5,5]; kernel 3, stride 1: windows overlap", lambda x: F.max_pool2d(x, 3, 1), image(2, 5, 5))
case("avgpool2d_3_s2_p1", "x [2,3,7,6]; kernel 3, stride 2, padding 1, count_include_pad", lambda x: F.avg_pool2d(x, 3, 2, 1), image(3, 7, 6))
case("maxpool1d_4_s2_p1", "x [2,3,11]; kernel 4, stride 2, padding 1", lambda x: F.max_pool1d(x, 4, 2, 1), signal(3, 11))
case("avgpool1d_3", "x [2,3,9]; kernel 3, stride 3", lambda x: F.avg_pool1d(x, 3), signal(3, 9))
case("global_maxpool2d", "x [2,5,4,3]; adaptive to 1, flattened", lambda x: F.adaptive_max_pool2d(x, 1).flatten(1), image(5, 4, 3))
case("global_avgpool2d", "x [2,5,4,3]; adaptive to 1, flattened", lambda x: F.adaptive_avg_pool2d(x, 1).flatten(1), image(5, 4, 3))
case("zero_pad2d_1_2_3_0", "x [2,2,3,4]; left 1, right 2, top 3, bottom 0", lambda x: F.pad(x, (1, 2, 3, 0)), image(2, 3, 4))
case("upsample2d_3", "x [2,3,2,3]; nearest, scale 3", lambda x: F.interpolate(x, scale_factor=3), image(3, 2, 3))
case("layer_norm_channels", "x [2,5,3,4]; over the channels of each pixel, eps 1e-5", lambda x, weight, bias: F.layer_norm(x.permute(0, 2, 3, 1), (5,), weight, bias, 1e-5).permute(0, 3, 1, 2), image(5, 3, 4),
     weight=normal(5) + 1, bias=normal(5))
case("layer_norm_flattened", "x [2,3,2,4]; flattened, over all 24, eps 1e-5: weights in the order of the channels", lambda x, weight, bias: F.layer_norm(x.flatten(1), (24,), weight, bias, 1e-5), image(3, 2, 4),
     weight=normal(24) + 1, bias=normal(24))
case("group_norm_2", "x [2,6,3,4]; 2 groups, eps 1e-5", lambda x, weight, bias: F.group_norm(x, 2, weight, bias, 1e-5), image(6, 3, 4), weight=normal(6) + 1, bias=normal(6))
case("group_norm_1d_3", "x [3,6,5]; 3 groups of a signal, eps 1e-3", lambda x, weight, bias: F.group_norm(x, 3, weight, bias, 1e-3), signal(6, 5, 3), weight=normal(6) + 1, bias=normal(6))
case("embedding_6_4", "index [3,4] with repeated indices (gradients add up), weight [6,4]", lambda index, weight: F.embedding(index, weight), dict(index=torch.tensor([[0, 2, 2, 5], [5, 1, 0, 2], [3, 3, 3, 3]])),
     weight=normal(6, 4))

note = "PyTorch " + torch.__version__ + " CPU float32; images are [N, C, H, W], signals [N, C, L]. The form of layers.json."
dump("images.json", dict(note=note, cases=cases))
