"""Recurrent layers over packed sequences, torch.nn.utils.rnn.pack_padded_sequence: of each case the outputs of every step, 0 in the padding, and the last states.

The gradients are those of the sum of outputs · output gradients, where the outputs are those of every step ("steps") or the last states of the last layer ("last").

python3 make_lengths.py   writes lengths.json
"""
import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from golden_common import dump, f32

STEPS, FEATURES = 8, 3
CASES = {
    "lstm": (nn.LSTM, 5, {}, "steps"),
    "lstm_stacked": (nn.LSTM, 6, {"num_layers": 2}, "steps"),
    "lstm_both": (nn.LSTM, 17, {"num_layers": 2, "bidirectional": True}, "last"),
    "gru": (nn.GRU, 18, {}, "last"),
    "gru_both": (nn.GRU, 5, {"bidirectional": True}, "steps"),
    "rnn": (nn.RNN, 16, {}, "steps"),
    "rnn_relu": (nn.RNN, 4, {"nonlinearity": "relu", "bidirectional": True}, "last"),
}


def case(name, kind, units, options, result):
    lengths = torch.tensor([3, 8, 1, 8, 5, 2, 7, 4, 1, 6, 8, 2, 3, 5])
    layer = kind(FEATURES, units, batch_first=True, **options)
    x = torch.randn(len(lengths), STEPS, FEATURES)
    for row, length in enumerate(lengths):
        x[row, length:] = 0
    x.requires_grad_()
    packed, h = layer(pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False))
    steps, _ = pad_packed_sequence(packed, batch_first=True, total_length=STEPS)
    h = h[0] if isinstance(h, tuple) else h
    both = options.get("bidirectional", False)
    y = steps if result == "steps" else torch.cat([h[-2], h[-1]], 1) if both else h[-1]
    gradient = torch.randn_like(y)
    (y * gradient).sum().backward()
    return {
        "name": name,
        "inputs": {"x": f32(x), "lengths": f32(lengths)},
        "params": {n: f32(p) for n, p in layer.named_parameters()},
        "outputs": [f32(y)],
        "grad_outputs": [f32(gradient)],
        "grad_inputs": {"x": f32(x.grad)},
        "grad_params": {n: f32(p.grad) for n, p in layer.named_parameters()},
    }


if __name__ == "__main__":
    torch.manual_seed(17)
    torch.set_num_threads(1)
    dump("lengths.json", {"cases": [case(name, *how) for name, how in CASES.items()]})
