"""Drawn networks with several inputs and heads, as NetGen's attributes, and what PyTorch makes of them.

An input goes through a tower of its own; a trunk joins the towers; heads begin at the trunk, at a tower, at an input or at another head's hidden layer. What is written is computed in double
precision; networks and rows that single precision itself does not compute well (a maximum or a kink that rounding decides, a training that diverges) are drawn again.

python3 make_ports.py   writes ports.json: attributes, rows, targets, predictions, gradients and trajectories of each network; weights and gradients as safetensors files (base64)
"""
import base64
import copy
import json
import random
import struct

import torch
from torch import nn
from torch.nn import functional

import make_orders

ROWS, NETWORKS, STEPS = 6, 30, 20
RATES = {"sgd": 0.05, "adam": 0.01}
ACTIVATIONS = ["ReLU", "Tanh", "Sigmoid", "SiLU", "GELU", "ELU"]
MODULES = {"SiLU": nn.SiLU, "GELU": nn.GELU, "ELU": nn.ELU, **make_orders.POINTWISE}
LABELS = "CrossEntropyLoss"
LOSSES = {
    LABELS: functional.cross_entropy,
    "MeanSquaredErrorLoss": functional.mse_loss,
    "HuberLoss": functional.huber_loss,
    "BinaryCrossEntropyLoss": functional.binary_cross_entropy_with_logits,
}


class Network(make_orders.Network):
    """Runs the attributes from several inputs to several heads."""

    def __init__(self, text):
        nn.Module.__init__(self)
        parts = list(make_orders.parse(text))[1:]
        self.inputs = {a[0]: [int(size) for size in a[1:]] for kind, a, _ in parts if kind == "Input"}
        self.layers = [part for part in parts if part[0] != "Input"]
        self.heads = [(o.get("Name", (a or ["output"])[0]), kind, float(o.get("Weight", 1))) for kind, a, o in self.layers if kind in (*LOSSES, "Output")]

    def forward(self, rows):
        """The heads' values by name, in PyTorch's order; rows are in NetGen's."""
        named = {name: (x.movedim(-1, 1) if x.dim() > 2 else x, False) for name, x in rows.items()}
        value, heads, count = next(iter(named.values())), {}, 0
        for kind, arguments, options in self.layers:
            if "From" in options:
                value = named[options["From"]]
            if kind in (*LOSSES, "Output"):
                heads[options.get("Name", (arguments or ["output"])[0])] = value[0]
                continue
            key = options.get("Name", str(count))
            value, modules = self.layer(kind, arguments, options, key, value, named)
            activation = next((a.split(".")[1] for a in arguments if a.startswith("Activation.")), None)
            if activation:
                value, modules = (MODULES[activation]()(value[0]), value[1]), modules + 1
            count += modules
            if "Name" in options:
                named[options["Name"]] = value
        return heads

    def layer(self, kind, arguments, options, key, value, named):
        x, numbers, bias = value[0], [int(a) for a in arguments if a.isdigit()], options.get("Bias") != "false"
        if kind in MODULES:
            return (MODULES[kind]()(x), False), 1
        if kind == "Dense":
            return (self.made(key, lambda: nn.Linear(x.shape[1], numbers[0], bias))(x), False), 1
        if kind in ("Conv1D", "Conv2D"):
            make = nn.Conv1d if kind == "Conv1D" else nn.Conv2d
            return (self.made(key, lambda: make(x.shape[1], numbers[0], numbers[1], bias=bias))(x), False), 1
        return super().layer(kind, arguments, options, key, value, named)

    def made(self, key, make):
        return super().made(key, lambda: make().to(self.dtype))

    def outputs(self, rows):
        """The rows of outputs in NetGen's order: heads one behind the other, an image with its pixels one behind the other."""
        heads = self(rows)
        return torch.cat([(y.movedim(1, -1) if y.dim() > 2 else y).flatten(1) for y in heads.values()], 1)

    def loss(self, rows, targets):
        heads = self(rows)
        return sum(weight * LOSSES[kind](heads[name], targets[name]) for name, kind, weight in self.heads if kind in LOSSES)


class Draft:
    """Draws the attributes of a network."""

    def __init__(self, number):
        self.random, self.number, self.layers, self.is_ordered = random.Random(number), number, [], True

    def pick(self, *choices):
        return self.random.choice(choices)

    def add(self, kind, *arguments, **options):
        parts = [str(a) for a in arguments] + [f'{k} = "{v}"' if k in ("Name", "From") else f"{k} = {v}" for k, v in options.items() if v is not None]
        self.layers.append(f"[{kind}({', '.join(parts)})]" if parts else f"[{kind}]")

    def activate(self, kind, *arguments, **options):
        """A layer with an activation: as its argument, behind it, or behind a normalisation."""
        activation, name = self.pick(*ACTIVATIONS), options.pop("Name", None)
        how = self.pick("argument", "argument", "behind", "BatchNorm", "LayerNorm")
        if how == "argument":
            self.add(kind, *arguments, f"Activation.{activation}", Name=name, **options)
        elif how == "behind":
            self.add(kind, *arguments, **options)
            self.add(activation, Name=name)
        else:
            self.add(kind, *arguments, Bias="false", **options)
            self.add(how)
            self.add(activation, Name=name)

    def tower(self, source, shape, name, width):
        """From an input to a vector; gives its width."""
        if len(shape) == 1:
            self.activate("Dense", width, From=source, Name=name)
            return width
        kind = "Conv1D" if len(shape) == 2 else "Conv2D"
        filters = self.pick(3, 4, 5)
        self.activate(kind, filters, self.pick(2, 3), From=source, Name=f"{name}Map" if kind == "Conv2D" and self.random.random() < 0.5 else None)
        self.maps = self.maps + [f"{name}Map"] if self.layers[-1].count("Map") else self.maps
        if self.random.random() < 0.6:
            self.add(self.pick("MaxPool", "AvgPool") + kind[-2:], 2)
        end = self.pick("mean", "flat", "both") if width is None else self.pick("mean", "both")
        if end == "mean":
            if width is None:
                self.add("GlobalAvgPool", Name=name)
                return filters
            self.add(self.pick("GlobalAvgPool", "GlobalMaxPool"))
        else:
            self.add("Flatten", Name=name if end == "flat" else None)
            if end == "flat":
                self.is_ordered = False
                return None
        width = width or self.pick(4, 5)
        self.activate("Dense", width, Name=name)
        return width

    def head(self, name, end, number, starts):
        width = {LABELS: self.pick(3, 4), "Output": self.pick(2, 3)}.get(end, self.pick(1, 2, 3))
        weight = self.pick(None, "0.5", "0.25", "2")
        start = "trunk" if number == 0 else self.pick(*starts)
        is_direct = number > 0 and self.is_ordered and end not in (LABELS, "Output") and self.random.random() < 0.3
        if not is_direct:
            how = self.pick("hidden", "hidden", "joined", "short")
            if how == "joined" and start != "trunk":
                self.add("Dense", self.pick(3, 4), "Activation.Tanh", From=start)
                self.add("Concat", '"trunk"')
                self.add("Dense", width)
            elif how == "short":
                self.add("Dense", width, From=start)
            else:
                self.activate("Dense", self.pick(4, 6), From=start, Name=f"{name}Hidden")
                starts.append(f"{name}Hidden")
                self.add("Dense", width)
        source = "trunk" if is_direct else None
        if end == "Output":
            self.add("Output", f'"{name}"', From=source)
        else:
            self.add(end, Name=name, Weight=weight, From=source)

    def text(self):
        self.maps = []
        shapes = {
            "vector": lambda: [self.pick(3, 5)], "signal": lambda: [self.pick(6, 7), self.pick(2, 3)], "image": lambda: [self.pick(5, 6), self.pick(4, 5), self.pick(1, 3)]}
        kinds = [self.pick(*shapes) for _ in range(self.pick(2, 2, 3))]
        inputs = {f"{kind}{i}": shapes[kind]() for i, kind in enumerate(kinds)}
        join = ["Concat", "Add", "Multiply"][self.number % 3]
        width = None if join == "Concat" else self.pick(4, 6)
        towers = []
        for name, shape in inputs.items():
            if join == "Concat" and len(shape) == 1 and self.random.random() < 0.3:
                towers.append(name)
                continue
            self.tower(name, shape, f"{name}Tower", width or (4 if len(shape) == 1 else None))
            towers.append(f"{name}Tower")
        first, *others = towers
        self.add(join, *[f'"{other}"' for other in others], From=first, Name="trunk")
        if width and self.random.random() < 0.5:
            # A residual around the joined towers.
            self.layers[-1] = self.layers[-1].replace('"trunk"', '"joined"')
            self.activate("Dense", width)
            self.add("Add", '"joined"', Name="trunk")
        ends = [self.pick(*LOSSES) for _ in range(self.pick(2, 3))]
        ends[-1] = "Output" if self.number % 4 == 3 else ends[-1]
        starts = ["trunk", "trunk", *[name for name, shape in inputs.items() if len(shape) == 1], *[t for t in towers if t.endswith("Tower") and self.is_ordered]]
        for i, end in enumerate(ends):
            self.head(f"{'abc'[i]}{end.replace('Loss', '')}", end, i, starts)
        if self.maps and self.number % 2 == 0:
            self.add("Output", '"map"', From=self.maps[0])
        declared = " ".join(f'[Input("{name}", {", ".join(map(str, shape))})]' for name, shape in inputs.items())
        return f"[Network] {declared} {' '.join(self.layers)}"


def draw(network):
    """Rows and targets by name."""
    rows = {name: torch.randn(ROWS, *shape, dtype=torch.double) for name, shape in network.inputs.items()}
    targets = {}
    with torch.no_grad():
        heads = network(rows)
    for name, kind, _ in network.heads:
        y = heads[name]
        targets[name] = torch.randint(y.shape[1], (ROWS,)) if kind == LABELS else torch.rand_like(y).float().double() if kind == "BinaryCrossEntropyLoss" else torch.randn_like(y).float().double()
    return {name: x.float().double() for name, x in rows.items()}, targets


def settle(network):
    """Parameters that are all different, and single precision can hold."""
    with torch.no_grad():
        for name, parameter in network.named_parameters():
            parameter.copy_((torch.randn_like(parameter) * 0.5 + (1 if parameter.dim() == 1 and name.endswith("weight") else 0)).float())


def gradients(network):
    """The state dict with gradients in the place of the parameters."""
    return {name: network.get_parameter(name).grad if isinstance(t, nn.Parameter) else t for name, t in network.state_dict(keep_vars=True).items()}


def results(network, rows, targets, signal):
    """All that is compared, from a copy."""
    found = {}
    trained = copy.deepcopy(network).train()
    for p in trained.parameters():
        p.grad = torch.zeros_like(p)
    loss = trained.loss(rows, targets)
    loss.backward()
    found["loss"], found["gradients"] = loss.item(), gradients(trained)
    found["predictions"] = copy.deepcopy(network).eval().outputs(rows)
    trained = copy.deepcopy(network).train()
    for p in trained.parameters():
        p.grad = torch.zeros_like(p)
    given = {name: x.clone().requires_grad_() for name, x in rows.items()}
    found["outputs"] = trained.outputs(given)
    (found["outputs"] * signal).sum().backward()
    found["signalGradients"] = gradients(trained)
    found["inputGradient"] = torch.cat([x.grad.flatten(1) for x in given.values()], 1)
    for name, make in (("sgd", torch.optim.SGD), ("adam", torch.optim.Adam)):
        trained = copy.deepcopy(network).train()
        optimizer, losses = make(trained.parameters(), lr=RATES[name]), []
        for _ in range(STEPS):
            optimizer.zero_grad()
            loss = trained.loss(rows, targets)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        found[name + "Losses"], found[name] = torch.tensor(losses, dtype=torch.double), trained.state_dict()
    return found


def in_single_precision(network, rows, targets, signal):
    single = copy.deepcopy(network).float()
    return results(single, {n: x.float() for n, x in rows.items()}, {n: t.float() if t.dtype == torch.double else t for n, t in targets.items()}, signal.float())


def differ(expected, found, tolerance):
    return (expected - found).abs().max() > tolerance * expected.abs().max()


def is_exact(exact, single):
    """Whether PyTorch's own single precision is well within the tolerances of the tests."""
    for key, value in exact.items():
        tolerance = 2e-5 if key[:3] in ("sgd", "ada") else 2e-6
        pairs = [(t, single[key][n]) for n, t in value.items()] if isinstance(value, dict) else [(torch.as_tensor(value), torch.as_tensor(single[key]))]
        if any(not b.isfinite().all() or differ(a, b, tolerance) for a, b in pairs if a.is_floating_point()):
            return False
    return True


def packed(tensor):
    values = tensor.detach().flatten().tolist()
    return base64.b64encode(struct.pack(f"<{len(values)}f", *values)).decode()


def file(tensors):
    """A safetensors file."""
    header, data = {}, b""
    for name, tensor in tensors.items():
        values = tensor.detach().flatten().tolist()
        chunk = struct.pack(f"<{len(values)}{'q' if tensor.dtype == torch.int64 else 'f'}", *values)
        header[name] = {"dtype": "I64" if tensor.dtype == torch.int64 else "F32", "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(chunk)]}
        data += chunk
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    return base64.b64encode(struct.pack("<Q", len(text)) + text + data).decode()


def made(text, network):
    network.dtype = torch.double
    rows, targets = draw(network)
    while True:
        settle(network)
        rows, targets = draw(network)
        for name, module in network.named_modules():
            if isinstance(module, nn.modules.batchnorm._BatchNorm):
                module.reset_running_stats()
        signal = torch.randn_like(network.eval().outputs(rows)).float().double().detach()
        exact = results(network, rows, targets, signal)
        if is_exact(exact, in_single_precision(network, rows, targets, signal)):
            break
    labels = [targets[name].unsqueeze(1) for name, kind, _ in network.heads if kind == LABELS]
    values = [targets[name] for name, kind, _ in network.heads if kind not in (LABELS, "Output")]
    none = torch.zeros(ROWS, 0)
    return {
        "text": text,
        "inputs": packed(torch.cat([x.flatten(1) for x in rows.values()], 1)),
        "labels": torch.cat(labels or [none.long()], 1).flatten().tolist(),
        "values": packed(torch.cat(values or [none], 1)),
        "signal": packed(signal),
        "weights": file(network.state_dict()),
        **{key: value if isinstance(value, float) else file(value) if isinstance(value, dict) else packed(value) for key, value in exact.items()},
    }


def write():
    torch.manual_seed(7)
    networks = [made(text, Network(text)) for text in (Draft(number).text() for number in range(NETWORKS))]
    with open("ports.json", "w") as target:
        target.write("[\n" + ",\n".join(json.dumps(n, separators=(",", ":")) for n in networks) + "\n]\n")


if __name__ == "__main__":
    torch.set_num_threads(1)
    write()
