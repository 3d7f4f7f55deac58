"""Drawn networks that go through sequences step by step, as NetGen's attributes, and what PyTorch makes of them.

One or two inputs are sequences, (steps, features); recurrent layers, causal convolutions and dense layers for each step follow, then the last step, all of them, or a mean, and a head or two.

python3 make_sequences.py   writes sequences.json, as make_ports.py writes ports.json
"""
import json

import torch
from torch import nn
from torch.nn import functional

import make_ports
from make_ports import LOSSES

NETWORKS = 24
RECURRENT = {"LSTM": nn.LSTM, "GRU": nn.GRU, "RNN": nn.RNN}


class Network(make_ports.Network):
    """Runs the attributes; recurrent layers take and give their features last."""

    def layer(self, kind, arguments, options, key, value, named):
        x, is_last = value
        numbers, flag = [int(a) for a in arguments if a.isdigit()], lambda name: options.get(name) == "true"
        last = x if is_last or x.dim() < 3 else x.movedim(1, -1)
        if kind in RECURRENT:
            how = {"nonlinearity": "relu"} if flag("ReLU") else {}
            self.is_bidirectional = flag("Bidirectional")
            module = self.made(key, lambda: RECURRENT[kind](
                last.shape[-1], numbers[0], int(options.get("Layers", 1)), batch_first=True, bidirectional=self.is_bidirectional, **how))
            return (module(last)[0], True), 1
        if kind == "LastStep":
            half = last.shape[-1] // 2
            return (torch.cat([last[:, -1, :half], last[:, 0, half:]], 1) if self.is_bidirectional else last[:, -1], False), 0
        if kind == "Dense" and flag("PerStep"):
            return (self.made(key, lambda: nn.Linear(last.shape[-1], numbers[0], options.get("Bias") != "false"))(last), True), 1
        if kind == "Conv1D" and options.get("Padding") == "Padding.Causal":
            first, dilation, stride = last.movedim(-1, 1), int(options.get("Dilation", 1)), int(options.get("Stride", 1))
            padded = functional.pad(first, ((numbers[1] - 1) * dilation, 0))
            return (self.made(key, lambda: nn.Conv1d(first.shape[1], *numbers[:2], stride=stride, dilation=dilation))(padded), False), 1
        return super().layer(kind, arguments, options, key, value, named)


class Draft(make_ports.Draft):
    """Draws the attributes of a network."""

    def recurrent(self, kind, **options):
        units = self.pick(1, 3, 5, 8, 11, 16, 18)
        both = "true" if self.random.random() < 0.4 else None
        relu = "true" if kind == "RNN" and self.random.random() < 0.4 else None
        self.add(kind, units, Layers=self.pick(None, None, 2, 3), Bidirectional=both, ReLU=relu, **options)

    def sequence(self, source, name):
        """From an input to a vector of four values."""
        options = {"From": source}
        if self.random.random() < 0.3:
            self.add("Conv1D", 4, self.pick(2, 3), Padding="Padding.Causal", Dilation=self.pick(None, 2), Stride=self.pick(None, None, 2), **options)
            options = {}
            self.add(self.pick("Tanh", "SiLU"))
        if self.random.random() < 0.3:
            self.add("Dense", 5, "Activation.Tanh", PerStep="true", Bias=self.pick(None, "false"), **options)
            options = {}
        self.recurrent(["LSTM", "GRU", "RNN"][self.number % 3], **options)
        if self.random.random() < 0.3:
            self.add("Dense", 3, "Activation.Sigmoid", PerStep="true")
            self.recurrent(self.pick("LSTM", "GRU"))
        self.add(self.pick("LastStep", "LastStep", "Flatten"))
        self.add("Dense", 4, "Activation.Tanh", Name=name)

    def text(self):
        inputs = ["left", "right"][: self.pick(1, 1, 2)]
        shapes = {name: [self.pick(1, 2, 5, 7, 9), self.pick(1, 3, 4)] for name in inputs}
        for name in inputs:
            self.sequence(name, f"{name}End")
        if len(inputs) == 2:
            self.add("Multiply", '"leftEnd"', Name="trunk")
        ends = [self.pick(*LOSSES) for _ in range(self.pick(1, 1, 2))]
        for i, end in enumerate(ends):
            self.head(f"{'ab'[i]}{end.replace('Loss', '')}", end, i, ["trunk" if len(inputs) == 2 else "leftEnd"])
        declared = " ".join(f'[Input("{name}", {", ".join(map(str, shape))})]' for name, shape in shapes.items())
        layers = " ".join(self.layers)
        return f"[Network] {declared} {layers if len(inputs) == 2 else layers.replace('trunk', 'leftEnd')}"


def made(number):
    text = Draft(number).text()
    return make_ports.made(text, Network(text))


def write():
    torch.manual_seed(13)
    networks = [made(number) for number in range(NETWORKS)]
    with open("sequences.json", "w") as target:
        target.write("[\n" + ",\n".join(json.dumps(n, separators=(",", ":")) for n in networks) + "\n]\n")


if __name__ == "__main__":
    torch.set_num_threads(1)
    write()
