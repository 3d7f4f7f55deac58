#!/usr/bin/env python3
"""writes optimizer_options.json: options that optimizers.json leaves out, and gradient clipping.  run: python3 make_optimizer_options.py"""
import torch, numpy as np
from golden_common import *
torch.set_num_threads(1)
SIZES = [5, 3]                            # two tensors, one after the other
p0 = np.array([0.5, -1.25, 0.0, 2.0, -0.03125, 0.75, -0.5, 1.5], np.float32)
rg = np.random.RandomState(54321)
G = np.round(rg.randn(12, 8) * np.array([1, .1, 2, .01, 5, .5, 1, .2]), 4).astype(np.float32)
G[4] = 0                                  # one all-zero gradient step: norm 0
G[6] *= np.float32(.01)                   # one step with a small gradient: nothing is clipped
O = torch.optim
cases = [
 ("sgd_momentum_dampening_decay", lambda p: O.SGD(p, lr=.05, momentum=.8, dampening=.3, weight_decay=.1), {}),
 ("adam_betas_epsilon", lambda p: O.Adam(p, lr=.01, betas=(.8, .9), eps=1e-3), {}),
 ("adam_amsgrad_decay", lambda p: O.Adam(p, lr=.01, weight_decay=.05, amsgrad=True), {}),
 ("adamw_amsgrad", lambda p: O.AdamW(p, lr=.01, weight_decay=.2, amsgrad=True), {}),
 ("adadelta_options", lambda p: O.Adadelta(p, lr=.5, rho=.8, eps=1e-4, weight_decay=.1), {}),
 ("adagrad_options", lambda p: O.Adagrad(p, lr=.1, lr_decay=.2, initial_accumulator_value=.5, weight_decay=.1), {}),
 ("rmsprop_momentum", lambda p: O.RMSprop(p, momentum=.9), {}),
 ("rmsprop_centered", lambda p: O.RMSprop(p, centered=True), {}),
 ("rmsprop_options", lambda p: O.RMSprop(p, lr=.005, alpha=.9, eps=1e-4, weight_decay=.1, momentum=.5, centered=True), {}),
 ("clip_value", lambda p: O.SGD(p, lr=.1), dict(clip_value=.5)),
 ("clip_norm", lambda p: O.SGD(p, lr=.1), dict(clip_norm=1.5)),
 ("clip_both", lambda p: O.SGD(p, lr=.1), dict(clip_value=1., clip_norm=1.5)),
 ("clip_both_momentum_decay", lambda p: O.SGD(p, lr=.1, momentum=.9, weight_decay=.1), dict(clip_value=1., clip_norm=1.5)),
 ("clip_norm_adam", lambda p: O.Adam(p, lr=.01), dict(clip_norm=.5)),
]
out = dict(note="8 parameters in tensors of 5 and 3 after each of 12 steps with the fixed gradients below; value clipping comes before norm clipping, both before the step. 'norms' = what clip_grad_norm_ returned. 'after', 'norms' in float32, '_f64' in float64 (from the same float32 inputs). torch " + torch.__version__,
           initial=f32(p0), gradients=f32(G), cases=[])
for name, mk, clip in cases:
    res = {}
    for dt in (torch.float32, torch.float64):
        ps = [t.to(dt).clone().requires_grad_(True) for t in torch.tensor(p0).split(SIZES)]; o = mk(ps); tr, norms = [], []
        for g in G:
            for p, t in zip(ps, torch.tensor(g).split(SIZES)): p.grad = t.to(dt).clone()
            if "clip_value" in clip: torch.nn.utils.clip_grad_value_(ps, clip["clip_value"])
            if "clip_norm" in clip: norms.append(torch.nn.utils.clip_grad_norm_(ps, clip["clip_norm"]))
            o.step(); tr.append(torch.cat([p.detach().clone() for p in ps]))
        res[dt] = torch.stack(tr), norms
    case = dict(name=name, clip=clip, after=f32(res[torch.float32][0]), after_f64=f64(res[torch.float64][0]))
    if "clip_norm" in clip: case.update(norms=[f32(n) for n in res[torch.float32][1]], norms_f64=[f64(n) for n in res[torch.float64][1]])
    out["cases"].append(case)
dump("optimizer_options.json", out); print("ok", len(cases))
