#!/usr/bin/env python3
"""writes schedules.json: learning rates of torch.optim.lr_scheduler at positions 0 to 39.  run: python3 make_schedules.py"""
import warnings, torch
from golden_common import *
warnings.filterwarnings("ignore")         # there are no gradients, so no optimizer step before the scheduler's
S = torch.optim.lr_scheduler
BASE, COUNT = 0.1, 40
def warm_cosine(o): return S.SequentialLR(o, [S.LinearLR(o, .25, total_iters=6), S.CosineAnnealingLR(o, 20)], milestones=[6])
def warm_step(o): return S.SequentialLR(o, [S.LinearLR(o, total_iters=5), S.StepLR(o, 10, .5)], milestones=[5])
cases = [
 ("constant", lambda o: S.ConstantLR(o, factor=.25, total_iters=7)),
 ("step", lambda o: S.StepLR(o, 10)),
 ("step_gamma", lambda o: S.StepLR(o, 7, .5)),
 ("multi_step", lambda o: S.MultiStepLR(o, [5, 20, 30], .3)),
 ("multi_step_twice", lambda o: S.MultiStepLR(o, [12, 4, 12])),
 ("exponential", lambda o: S.ExponentialLR(o, .9)),
 ("polynomial", lambda o: S.PolynomialLR(o)),
 ("polynomial_power", lambda o: S.PolynomialLR(o, 30, 2.5)),
 ("cosine", lambda o: S.CosineAnnealingLR(o, 39)),
 ("cosine_minimum", lambda o: S.CosineAnnealingLR(o, 16, .01)),
 ("restarts", lambda o: S.CosineAnnealingWarmRestarts(o, 8)),
 ("restarts_factor", lambda o: S.CosineAnnealingWarmRestarts(o, 5, 2, .003)),
 ("one_cycle", lambda o: S.OneCycleLR(o, BASE, COUNT, cycle_momentum=False)),
 ("one_cycle_linear", lambda o: S.OneCycleLR(o, BASE, COUNT, pct_start=.45, anneal_strategy="linear", div_factor=10, final_div_factor=100, cycle_momentum=False)),
 ("one_cycle_three", lambda o: S.OneCycleLR(o, BASE, COUNT, three_phase=True, cycle_momentum=False)),
 ("linear", lambda o: S.LinearLR(o)),
 ("linear_start", lambda o: S.LinearLR(o, .1, total_iters=12)),
 ("warmup_cosine", warm_cosine),
 ("warmup_step", warm_step),
]
out = dict(note=f"learning rates (float64) at positions 0 to {COUNT - 1}. torch " + torch.__version__, base=BASE, cases=[])
for name, make in cases:
    o = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=BASE); s = make(o); rates = []
    for i in range(COUNT):
        rates.append(float(o.param_groups[0]["lr"]))
        if i < COUNT - 1: o.step(); s.step()
    out["cases"].append(dict(name=name, rates=rates))
dump("schedules.json", out); print("ok", len(cases))
