"""Gated recurrent units whose reset gate acts before the product with the state, of which PyTorch has no layer: the formulas of Cho et al. 2014 (arXiv:1406.1078v1) in PyTorch's
operations and with its tensors, in double precision. Automatic differentiation gives the gradients, those of the sum of outputs · output gradients.

Of each case the outputs of every step, 0 in the padding of rows that have lengths.

python3 make_resets.py   writes resets.json
"""
import torch

from golden_common import dump, f32

STEPS, FEATURES = 7, 3
LENGTHS = [3, 7, 1, 7, 5, 2, 7, 4, 1, 6, 7, 2, 3, 5]
CASES = {
    "whole": (18, 1, False, [7] * 5),
    "whole_both": (5, 2, True, [7] * 13),
    "packed": (17, 1, False, LENGTHS),
    "packed_both": (6, 2, True, LENGTHS),
}


def direction(x, weight_ih, weight_hh, bias_ih, bias_hh):
    """One row, (steps, features), through one layer in one direction."""
    (w_r, w_z, w_n), (u_r, u_z, u_n) = weight_ih.chunk(3), weight_hh.chunk(3)
    (b_r, b_z, b_n), (d_r, d_z, d_n) = bias_ih.chunk(3), bias_hh.chunk(3)
    h, results = torch.zeros(len(d_r), dtype=x.dtype), []
    for step in x:
        r = torch.sigmoid(w_r @ step + b_r + u_r @ h + d_r)
        z = torch.sigmoid(w_z @ step + b_z + u_z @ h + d_z)
        n = torch.tanh(w_n @ step + b_n + u_n @ (r * h) + d_n)
        h = (1 - z) * n + z * h
        results.append(h)
    return torch.stack(results)


def case(name, units, layers, both, lengths):
    def drawn(*shape, scale):
        return ((torch.rand(*shape) * 2 - 1) * scale).double().requires_grad_()

    parameters = {}
    for layer in range(layers):
        for suffix in [f"l{layer}"] + ([f"l{layer}_reverse"] if both else []):
            inputs = FEATURES if layer == 0 else units * (2 if both else 1)
            parameters[f"weight_ih_{suffix}"] = drawn(3 * units, inputs, scale=0.7)
            parameters[f"weight_hh_{suffix}"] = drawn(3 * units, units, scale=2 / units**0.5)
            parameters[f"bias_ih_{suffix}"] = drawn(3 * units, scale=0.5)
            parameters[f"bias_hh_{suffix}"] = drawn(3 * units, scale=0.5)
    x = torch.randn(len(lengths), STEPS, FEATURES).double()
    for row, length in enumerate(lengths):
        x[row, length:] = 0
    x.requires_grad_()
    rows = []
    for row, length in enumerate(lengths):
        values = x[row, :length]
        for layer in range(layers):
            of = [[parameters[f"{kind}_{suffix}"] for kind in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")] for suffix in [f"l{layer}", f"l{layer}_reverse"][: 1 + both]]
            ways = [direction(values, *of[0])] + ([direction(values.flip(0), *of[1]).flip(0)] if both else [])
            values = torch.cat(ways, 1)
        rows.append(torch.cat([values, torch.zeros(STEPS - length, values.shape[1], dtype=values.dtype)]))
    y = torch.stack(rows)
    gradient = torch.randn(*y.shape).double()
    (y * gradient).sum().backward()
    return {
        "name": name,
        "inputs": {"x": f32(x), "lengths": lengths},
        "params": {n: f32(p) for n, p in parameters.items()},
        "outputs": [f32(y)],
        "grad_outputs": [f32(gradient)],
        "grad_inputs": {"x": f32(x.grad)},
        "grad_params": {n: f32(p.grad) for n, p in parameters.items()},
    }


if __name__ == "__main__":
    torch.manual_seed(19)
    torch.set_num_threads(1)
    dump("resets.json", {"cases": [case(name, *how) for name, how in CASES.items()]})
