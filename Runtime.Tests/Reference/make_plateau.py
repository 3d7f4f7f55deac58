#!/usr/bin/env python3
"""writes plateau.json: learning rates of torch.optim.lr_scheduler.ReduceLROnPlateau after each value of a metric.  run: python3 make_plateau.py"""
import torch
from golden_common import *
falling = [1, .9, .89995, .8999, .8998, .8998, .7, .7, .7, .69999, .69, .69, .69, .69, .5, .5, .5, .5, .5, .5]
rising = [.1, .2, .20001, .2001, .2, .3, .3, .3, .3, .30002, .30004, .4, .4, .4, .4, .4, .4]
cases = [
 ("defaults", falling + [.5] * 12, {}),
 ("patience 0", falling, dict(patience=0, factor=.5)),
 ("patience 2", falling, dict(patience=2, factor=.5)),
 ("a part of a twentieth", falling, dict(patience=1, threshold=.05)),
 ("cooldown", falling, dict(patience=1, cooldown=2, factor=.5)),
 ("least rate", falling, dict(patience=0, min_lr=.003)),
 ("max", rising, dict(mode="max", patience=1)),
 ("max, a part of a half", rising, dict(mode="max", patience=1, threshold=.5, factor=.5)),
 ("abs", falling, dict(patience=1, threshold_mode="abs")),
]
out = dict(note="rates after each value, base 0.1. torch " + torch.__version__, cases=[])
for name, values, options in cases:
    o = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=.1); s = torch.optim.lr_scheduler.ReduceLROnPlateau(o, **options); rates = []
    for v in values:
        s.step(v); rates.append(float(o.param_groups[0]["lr"]))
    out["cases"].append(dict(name=name, mode=s.mode, patience=s.patience, cooldown=s.cooldown, factor=s.factor, threshold=s.threshold, relative=s.threshold_mode == "rel", minimum=s.min_lrs[0], values=values, rates=rates))
dump("plateau.json", out); print("ok", len(cases))
