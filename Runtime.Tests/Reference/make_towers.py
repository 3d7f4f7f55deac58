"""Drawn networks in which several inputs go through the same weights, as NetGen's attributes, and what PyTorch makes of them.

The towers are blocks or layers, each a run of the first one's weights; a block may hold another, take its own output again, or use one layer twice. A module that runs several times is registered
under the name of each run, as PyTorch's own files have it, so that what is written holds the shared tensors under all their names.

python3 make_towers.py   writes towers.json: as ports.json, and the classes of the blocks
"""
import json
import random
import re

import torch

import make_orders
import make_ports
from make_ports import ACTIVATIONS, LOSSES

NETWORKS = 20


def parse(text):
    """make_orders.parse, with [Block<Tower>(…)] as [Block("Tower", …)]."""
    return make_orders.parse(re.sub(r"Block<(\w+)>\(", r'Block("\1", ', text))


class Network(make_ports.Network):
    """Runs the attributes; a layer or block with Weights is the module that it names."""

    def __init__(self, text, blocks):
        super().__init__(text)
        self.layers = [part for part in parse(text) if part[0] not in ("Network", "Input")]
        self.blocks = blocks

    def layer(self, kind, arguments, options, key, value, named):
        if "Weights" in options and key not in self._modules:
            self.add_module(key, self._modules[options["Weights"]])
        if kind == "Block":
            return self.made(key, lambda: Part(self.blocks[arguments[0]], self.blocks, self.dtype))(value), 1
        return super().layer(kind, arguments, options, key, value, named)


class Part(Network):
    """A block: from one value to one."""

    def __init__(self, text, blocks, dtype):
        super().__init__(text, blocks)
        self.dtype = dtype

    def forward(self, value):
        named, count = {"input": value}, 0
        for kind, arguments, options in self.layers:
            value = named[options["From"]] if "From" in options else value
            value, modules = self.layer(kind, arguments, options, options.get("Name", str(count)), value, named)
            activation = next((a.split(".")[1] for a in arguments if a.startswith("Activation.")), None)
            if activation:
                value, modules = (make_ports.MODULES[activation]()(value[0]), value[1]), modules + 1
            count += modules
            if "Name" in options:
                named[options["Name"]] = value
        return value


class Draft(make_ports.Draft):
    """Draws the attributes of a network, and its blocks."""

    def __init__(self, number):
        super().__init__(number)
        self.random = random.Random(1000 + number)
        self.blocks, self.maps = {}, []

    def add(self, kind, *arguments, Weights=None, **options):
        super().add(kind, *arguments, **options)
        if Weights:
            self.layers[-1] = self.layers[-1].replace(")]", f', Weights = "{Weights}")]')

    def tower_layers(self, shape, width):
        """Kinds, arguments and options of the layers of a tower that ends in a vector."""
        layers = []

        def activated(kind, *arguments):
            activation = self.pick(*ACTIVATIONS)
            # Two of three normalise: the running statistics of a batch normalisation are shared, too.
            norm = self.pick("BatchNorm", "LayerNorm", None)
            if norm:
                layers.extend([(kind, arguments, {"Bias": "false"}), (norm, (), {}), (activation, (), {})])
            else:
                layers.append((kind, (*arguments, f"Activation.{activation}"), {}))

        if len(shape) > 1:
            dimensions = f"{len(shape) - 1}D"
            activated(f"Conv{dimensions}", self.pick(3, 4), 2)
            if self.random.random() < 0.5:
                layers.append((self.pick("MaxPool", "AvgPool") + dimensions, (2,), {}))
            layers.append((self.pick("Flatten", "GlobalAvgPool"), (), {}))
        elif self.random.random() < 0.5:
            activated("Dense", self.pick(4, 6))
        activated("Dense", width)
        return layers

    def block(self, name, layers):
        """A block of layers; now and then the last of them are a block of their own, or one layer stands in it twice."""
        how = self.pick("plain", "nested", "twice")
        outer, self.layers = self.layers, []
        if how == "nested":
            inner, last = f"{name}Inner", max(i for i, (kind, _, _) in enumerate(layers) if kind == "Dense")
            self.block(inner, layers[last:])
            layers = [*layers[:last], (f"Block<{inner}>", (), {"Name": "inner"})]
        for kind, arguments, options in layers:
            self.add(kind, *arguments, **options)
        if how == "twice":
            self.add("Dense", self.width, Name="again")
            self.add("Tanh")
            self.add("Dense", self.width, Weights="again")
        self.blocks[name], self.layers = " ".join(self.layers), outer

    def runs(self, inputs, layers):
        """One run for each input; gives the names of what they give."""
        if self.number % 2 == 0:
            block = f"Tower{self.number}"
            self.block(block, layers)
            for i, name in enumerate(inputs):
                # The third run borrows from one that borrows.
                self.add(f"Block<{block}>", From=name, Name=f"{name}Tower", Weights=f"{inputs[i - 1]}Tower" if i else None)
            return [f"{name}Tower" for name in inputs]
        first, ends = inputs[0], []
        for name in inputs:
            for i, (kind, arguments, options) in enumerate(layers):
                has_weights = kind in ("Dense", "BatchNorm", "LayerNorm") or kind.startswith("Conv")
                weights = f"{first}{kind}{i}" if has_weights and name != first else None
                named = f"{name}{kind}{i}" if has_weights else None
                named = f"{name}End" if named is None and i == len(layers) - 1 else named
                self.add(kind, *arguments, **options, From=name if i == 0 else None, Name=named, Weights=weights)
            ends.append(named)
        return ends

    def text(self):
        self.width = self.pick(3, 4, 5)
        shape = [[self.pick(3, 5)], [self.pick(6, 7), self.pick(2, 3)], [self.pick(5, 6), self.pick(4, 5), self.pick(1, 3)]][self.number % 3]
        inputs = ["left", "right", "middle"][: self.pick(2, 2, 3)]
        towers = self.runs(inputs, self.tower_layers(shape, self.width))
        shapes = {name: shape for name in inputs}
        if self.random.random() < 0.4:
            shapes["row"] = [self.pick(2, 4)]
            self.activate("Dense", self.width, From="row", Name="rowTower")
            towers.append("rowTower")
        join = self.pick("Concat", "Add", "Multiply")
        self.add(join, *[f'"{other}"' for other in towers[1:]], From=towers[0], Name="trunk")
        if self.number % 4 == 2 and join != "Concat":
            # The trunk's own depth is tied: one block behind itself.
            self.block(f"Deep{self.number}", [("Dense", (self.width, "Activation.Tanh"), {})])
            self.layers[-1] = self.layers[-1].replace('"trunk"', '"joined"')
            self.add(f"Block<Deep{self.number}>", Name="deep")
            self.add(f"Block<Deep{self.number}>", Name="trunk", Weights="deep")
        ends = [self.pick(*LOSSES) for _ in range(self.pick(2, 3))]
        ends[-1] = "Output" if self.number % 5 == 4 else ends[-1]
        starts = ["trunk", *towers[:2]]
        for i, end in enumerate(ends):
            self.head(f"{'abc'[i]}{end.replace('Loss', '')}", end, i, starts)
        declared = " ".join(f'[Input("{name}", {", ".join(map(str, sizes))})]' for name, sizes in shapes.items())
        return f"[Network] {declared} {' '.join(self.layers)}"


def made(number):
    draft = Draft(number)
    text = draft.text()
    found = make_ports.made(text, Network(text, draft.blocks))
    return {"blocks": " ".join(f"[Block] {layers} public class {name};" for name, layers in draft.blocks.items()), **found}


def write():
    torch.manual_seed(11)
    networks = [made(number) for number in range(NETWORKS)]
    with open("towers.json", "w") as target:
        target.write("[\n" + ",\n".join(json.dumps(n, separators=(",", ":")) for n in networks) + "\n]\n")


if __name__ == "__main__":
    torch.set_num_threads(1)
    write()
