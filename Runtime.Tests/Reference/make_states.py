"""Recurrent layers of PyTorch whose first state is learnt: one state for all rows, given to the layer as its h_0 and c_0, in double precision.

Of each case the outputs of every step, 0 in the padding of rows that have lengths.

python3 make_states.py   writes states.json
"""
import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from golden_common import dump, f32

STEPS, FEATURES = 7, 3
LENGTHS = [3, 7, 1, 5, 2, 7, 4]
CASES = {
    "lstm": (nn.LSTM, 18, 1, False, None),
    "lstm_both": (nn.LSTM, 5, 2, True, None),
    "gru": (nn.GRU, 6, 2, False, None),
    "rnn": (nn.RNN, 9, 1, True, None),
    "packed_lstm": (nn.LSTM, 7, 1, True, LENGTHS),
    "packed_gru": (nn.GRU, 6, 2, True, LENGTHS),
}


def case(name, kind, units, layers, both, lengths):
    rows, ways = 5 if lengths is None else len(lengths), 2 if both else 1
    layer = kind(FEATURES, units, layers, batch_first=True, bidirectional=both).double()
    states = {
        vector: [(torch.rand(units, dtype=torch.float32) * 2 - 1).double().requires_grad_() for _ in range(layers * ways)]
        for vector in (["h_0", "c_0"] if kind is nn.LSTM else ["h_0"])
    }
    given = [torch.stack(vectors).unsqueeze(1).expand(-1, rows, -1).contiguous() for vectors in states.values()]
    x = torch.randn(rows, STEPS, FEATURES).double()
    for row, length in enumerate(lengths or []):
        x[row, length:] = 0
    x.requires_grad_()
    steps = x if lengths is None else pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
    y, _ = layer(steps, tuple(given) if kind is nn.LSTM else given[0])
    if lengths is not None:
        y, _ = pad_packed_sequence(y, batch_first=True, total_length=STEPS)
    gradient = torch.randn(*y.shape).double()
    (y * gradient).sum().backward()
    parameters = dict(layer.named_parameters())
    for vector, vectors in states.items():
        for index, state in enumerate(vectors):
            parameters[f"{vector}_l{index // ways}" + ("_reverse" if index % ways else "")] = state
    return {
        "name": name,
        "inputs": {"x": f32(x), "lengths": lengths or [STEPS] * rows},
        "params": {n: f32(p) for n, p in parameters.items()},
        "outputs": [f32(y)],
        "grad_outputs": [f32(gradient)],
        "grad_inputs": {"x": f32(x.grad)},
        "grad_params": {n: f32(p.grad) for n, p in parameters.items()},
    }


if __name__ == "__main__":
    torch.manual_seed(23)
    torch.set_num_threads(1)
    dump("states.json", {"cases": [case(name, *how) for name, how in CASES.items()]})
