"""Networks in which the order of values matters, as NetGen's attributes, and what PyTorch makes of them.

A network is written in NetGen's attributes and built from PyTorch's modules by what they are documented to mean, with PyTorch's own axes: images are (channels, height, width),
signals (channels, length), an embedding gives (places, features) and is transposed where a module wants the channels first. Only at both ends values are put in NetGen's order.

python3 make_orders.py          writes orders.json: attributes, inputs, outputs and the state dict as a safetensors file (base64) of each network
python3 make_orders.py FOLDER   predicts the networks of FOLDER/networks.json from the files FOLDER/N.safetensors and writes FOLDER/outputs.json
"""
import base64
import copy
import json
import re
import struct
import sys

import torch
from torch import nn

ROWS = 2
POINTWISE = {"ReLU": nn.ReLU, "Tanh": nn.Tanh, "Sigmoid": nn.Sigmoid, "Dropout": nn.Identity}
GLOBAL_POOLS = {"GlobalAvgPool": lambda x: x.flatten(2).mean(2), "GlobalMaxPool": lambda x: x.flatten(2).max(2).values}
SHAPE_POOLS = {"MaxPool2D": nn.MaxPool2d, "AvgPool2D": nn.AvgPool2d, "MaxPool1D": nn.MaxPool1d, "AvgPool1D": nn.AvgPool1d}
JOINS = {"Add": lambda a, b: a + b, "Multiply": lambda a, b: a * b}


def parse(text):
    """[('Dense', ['8'], {'Name': 'd'}), …]"""
    for kind, arguments in re.findall(r"\[(\w+)(?:\(([^\]]*)\))?\]", text):
        parts = [p.strip() for p in arguments.split(",") if p.strip()]
        named = dict(p.split(" = ") for p in parts if " = " in p)
        yield kind, [p.strip('"') for p in parts if " = " not in p], {k: v.strip('"') for k, v in named.items()}


class Network(nn.Module):
    """Runs the attributes; modules are made the first time, when the shapes are known."""

    def __init__(self, text):
        super().__init__()
        (_, shape, _), *self.layers = parse(text)
        self.shape = [int(size) for size in shape]

    def made(self, key, make):
        if key not in self._modules:
            self.add_module(key, make())
        return self._modules[key]

    def input(self):
        """Some rows, and the same in NetGen's order."""
        kind, numbers, _ = self.layers[0] if self.layers else (None, [], {})
        rows = torch.randint(int(numbers[0]), (ROWS, *self.shape)).float() if kind == "Embedding" else torch.randn(ROWS, *self.shape)
        return self.in_pytorchs_order(rows), rows

    def in_pytorchs_order(self, rows):
        kinds = [kind for kind, _, _ in self.layers]
        if kinds[:1] == ["Embedding"]:
            return rows.long()
        if len(self.shape) > 1:
            return rows.movedim(-1, 1)
        kept = next((i for i, kind in enumerate(kinds) if kind not in (*POINTWISE, "BatchNorm", "LayerNorm", "Softmax", "Flatten")), 0)
        if kinds[kept:] and kinds[kept] == "Reshape" and len(self.layers[kept][1]) > 1:
            # A vector that becomes an image comes in as the image does.
            return rows.reshape(len(rows), -1, int(self.layers[kept][1][-1])).movedim(-1, 1).flatten(1)
        return rows

    def forward(self, x):
        value, named, count = (x, False), {}, 0
        named["input"] = value
        for kind, arguments, options in self.layers:
            if "From" in options:
                value = named[options["From"]]
            key = options.get("Name", str(count))
            value, modules = self.layer(kind, arguments, options, key, value, named)
            count += modules
            if "Name" in options:
                named[options["Name"]] = value
        return value

    def layer(self, kind, arguments, options, key, value, named):
        x, is_last = value  # is_last: whether the channels are the last axis
        first = x.movedim(-1, 1) if is_last else x
        numbers = [int(a) for a in arguments if a.isdigit()]
        rank = x.dim() - 1
        if kind in POINTWISE:
            return (POINTWISE[kind]()(x), is_last), 1
        if kind in ("Softmax", "LogSoftmax"):
            return (getattr(nn, kind)(1)(x), False), 1
        if kind == "Flatten":
            return (x.flatten(1), False), 1
        if kind == "Reshape":
            if is_last and len(numbers) > 1 and numbers[-1] == x.shape[-1]:
                return (x.reshape(len(x), *numbers), True), 1
            return (x.reshape(len(x), *numbers[-1:], *numbers[:-1]), False), 1
        if kind == "Dense":
            return (self.made(key, lambda: nn.Linear(x.shape[1], numbers[0]))(x), False), 1
        if kind == "Embedding":
            return (self.made(key, lambda: nn.Embedding(*numbers))(x), True), 1
        if kind == "Conv2D":
            return (self.made(key, lambda: nn.Conv2d(first.shape[1], numbers[0], (numbers[1], numbers[-1])))(first), False), 1
        if kind == "Conv1D":
            return (self.made(key, lambda: nn.Conv1d(first.shape[1], *numbers))(first), False), 1
        if kind == "ConvTranspose2D":
            return (self.made(key, lambda: nn.ConvTranspose2d(first.shape[1], *numbers))(first), False), 1
        if kind == "BatchNorm":
            return (self.made(key, lambda: (nn.BatchNorm2d if rank == 3 else nn.BatchNorm1d)(first.shape[1]))(first), False), 1
        if kind == "GroupNorm":
            return (self.made(key, lambda: nn.GroupNorm(numbers[0], first.shape[1]))(first), False), 1
        if kind == "LayerNorm" and (rank == 1 or "Axes" in options):
            return (self.made(key, lambda: nn.LayerNorm(x.shape[1:]))(x), is_last), 1
        if kind == "LayerNorm":
            last = first.movedim(1, -1)
            y = self.made(key, lambda: nn.LayerNorm(last.shape[-1]))(last)
            return (y if is_last else y.movedim(-1, 1), is_last), 1
        if kind == "Dropout2D":
            return (first, False), 1
        if kind in SHAPE_POOLS:
            return (SHAPE_POOLS[kind](numbers[0])(first), False), 1
        if kind in GLOBAL_POOLS:
            return (GLOBAL_POOLS[kind](first), False), 2
        if kind == "ZeroPad2D":
            return (nn.ZeroPad2d(numbers[0])(first), False), 1
        if kind == "UpSample2D":
            return (nn.Upsample(scale_factor=numbers[0])(first), False), 1
        operands = [value, *(named[a] for a in arguments)]
        if rank > 1 and not all(last for _, last in operands):
            operands = [(o.movedim(-1, 1) if last else o, False) for o, last in operands]
        is_last = operands[0][1]
        if kind == "Concat":
            return (torch.cat([o for o, _ in operands], -1 if is_last else 1), is_last), 0
        result = operands[0][0]
        for other, _ in operands[1:]:
            result = JOINS[kind](result, other)
        return (result, is_last), 0

    def outputs(self, x):
        """In NetGen's order: an image leaves with its pixels one behind the other, flattened or not."""
        if self.layers[-1][0] == "Flatten":
            layers, self.layers = self.layers, self.layers[:-1]
            y = self.outputs(x)
            self.layers = layers
            return y
        y, is_last = self.forward(x)
        return (y if is_last or y.dim() == 2 else y.movedim(1, -1)).flatten(1)


def settle(network, x):
    """Parameters and running statistics that are all different."""
    network.outputs(x)
    for module in network.modules():
        for name, parameter in module.named_parameters(recurse=False):
            with torch.no_grad():
                parameter.copy_(torch.randn_like(parameter) * 0.5 + (1 if name == "weight" and "Norm" in type(module).__name__ else 0))
        if isinstance(module, nn.modules.batchnorm._BatchNorm):
            module.running_mean.copy_(torch.randn_like(module.running_mean))
            module.running_var.copy_(torch.rand_like(module.running_var) + 0.5)
            module.num_batches_tracked.zero_()
    return network.eval()


def is_exact(network, x):
    """Whether float32 itself is good to 2e-6: a normalisation of numbers that are almost equal is not."""
    exact = copy.deepcopy(network).double().outputs(x if x.dtype == torch.int64 else x.double())
    return (exact - network.outputs(x)).abs().max() < 2e-6


def state(network):
    """The state dict in the order of the layers, as a safetensors file."""
    header, data = {}, b""
    tensors = network.state_dict()
    for name, tensor in tensors.items():
        values = tensor.flatten().tolist()
        chunk = struct.pack(f"<{len(values)}{'q' if tensor.dtype == torch.int64 else 'f'}", *values)
        header[name] = {"dtype": "I64" if tensor.dtype == torch.int64 else "F32", "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(chunk)]}
        data += chunk
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + data


def load(network, path):
    with open(path, "rb") as file:
        content = file.read()
    length = struct.unpack("<Q", content[:8])[0]
    header = json.loads(content[8 : 8 + length])
    tensors = {}
    for name, tensor in header.items():
        if name != "__metadata__":
            begin, end = (8 + length + offset for offset in tensor["data_offsets"])
            dtype, code = (torch.int64, "q") if tensor["dtype"] == "I64" else (torch.float32, "f")
            tensors[name] = torch.tensor(struct.unpack(f"<{(end - begin) // (8 if code == 'q' else 4)}{code}", content[begin:end]), dtype=dtype).reshape(tensor["shape"])
    network.load_state_dict(tensors, strict=True)


def close(text):
    """What makes a vector of two numbers of the value, so that its order is seen."""
    network = Network(text)
    y, _ = network.forward(network.input()[0])
    return text + ("" if y.dim() == 2 else " [Flatten]") + " [Dense(2)]"


def steps(text):
    """The layers that can follow, with options that fit."""
    network = Network(text)
    y, is_last = network.forward(network.input()[0])
    size, shape = y[0].numel(), list(y.shape[1:])
    if y.dim() == 2:
        halves = [f"Reshape({size // 4}, 2, 2)" if size % 4 == 0 else f"Reshape({size // 2}, 1, 2)", f"Reshape({size // 2}, 2)"] if size % 2 == 0 else []
        return ["Dense(4)", "Tanh", "BatchNorm", "LayerNorm", "Softmax", "Dropout(0.5)", "Flatten", *halves]
    *pixels, channels = shape if is_last else shape[1:] + shape[:1]
    groups = [f"GroupNorm({channels // 2})"] if channels % 2 == 0 else []
    both = ["Tanh", "BatchNorm", "LayerNorm", *groups, "Dropout2D(0.5)", "Flatten", "GlobalAvgPool", f"Reshape({size})", f"Reshape({channels}, {', '.join(map(str, pixels))})"]
    if len(pixels) == 1:
        pools = ["MaxPool1D(2)", "AvgPool1D(2)", "Conv1D(4, 2)"] if pixels[0] > 1 else []
        return both + ["LayerNorm(Axes = 2)", f"Reshape({pixels[0]}, 1, {channels})", *pools]
    pools = ["MaxPool2D(2)", "AvgPool2D(2)", "Conv2D(4, 2)"] if min(pixels) > 1 else []
    return both + ["LayerNorm(Axes = 3)", "GlobalMaxPool", "ZeroPad2D(1)", "UpSample2D(2)", "ConvTranspose2D(4, 2)", f"Reshape({pixels[0] * pixels[1]}, {channels})", *pools]


def pairs():
    """Every two layers that can follow each other, behind an image, a signal, an embedding, a vector, and vectors of both orders."""
    starts = ["[Network(4, 2, 2)]", "[Network(6, 2)]", "[Network(4)] [Embedding(5, 2)]", "[Network(8)]", "[Network(2, 2, 2)] [Flatten]", "[Network(1, 1, 8)] [GlobalAvgPool]"]
    # Where the first layer makes an order of its own, the second is the same as behind a signal or a vector.
    behind = {starts[2]: ["Tanh", "LayerNorm", "LayerNorm(Axes = 2)", "Reshape(8)", "Reshape(2, 4)", "Reshape(4, 1, 2)"], starts[3]: ["Tanh", "BatchNorm", "Reshape(2, 2, 2)", "Reshape(4, 2)"]}
    for start in starts:
        for first in steps(start):
            yield f"{start} [{first}]"
            if start in behind and first not in behind[start]:
                continue
            for second in steps(f"{start} [{first}]"):
                yield f"{start} [{first}] [{second}]"


# Values of eight numbers from an image of 2×2×2: the image flattened, another one flattened, means of channels, and a product.
VECTORS = {
    "f": '[Flatten(From = "input", Name = "f")]',
    "g": '[Conv2D(4, 1, 2, From = "input", Name = "gc")] [Flatten(Name = "g")]',
    "m": '[Conv2D(8, 1, From = "input", Name = "mc")] [GlobalAvgPool(Name = "m")]',
    "d": '[Flatten(From = "input")] [Dense(8, Name = "d")]',
}
# The same of images: a convolution, means that became an image, an image that became another.
IMAGES = {
    "c": '[Conv2D(2, 1, From = "input", Name = "c")]',
    "s": '[Conv2D(8, 1, From = "input", Name = "sc")] [GlobalAvgPool] [Reshape(2, 2, 2, Name = "s")]',
    "t": '[Conv2D(4, 1, 2, From = "input", Name = "tc")] [Reshape(2, 2, 2, Name = "t")]',
}


def joined(values, first, second):
    """Two values, made in the order of their names so that each is made once, with the first as the running one."""
    return f"[Network(2, 2, 2)] {values[second]} {values[first]}"


def joins():
    for a in VECTORS:
        for b in VECTORS:
            if a == b:
                continue
            for kind in ("Add", "Multiply", "Concat"):
                one = f'{joined(VECTORS, a, b)} [{kind}("{b}")]'
                yield one
                if kind == "Multiply":
                    continue
                for c in VECTORS:
                    # A third value joined to the join: one of the two again, or another.
                    again = "" if c in (a, b) else f" {VECTORS[c]}"
                    base = f'{joined(VECTORS, a, b).replace(" " + VECTORS[b], again + " " + VECTORS[b], 1)} [{kind}("{b}")]'
                    yield f'{base} [Concat("{c}")]'
                    yield f'{base}{" [Dense(8)]" if kind == "Concat" else " [BatchNorm]"} [Multiply("{c}")]'
    for a in IMAGES:
        for b in IMAGES:
            if a != b:
                for kind in ("Add", "Multiply", "Concat"):
                    one = f'{joined(IMAGES, a, b)} [{kind}("{b}")]'
                    yield one
                    yield f"{one} [Conv2D(3, 2)]"
                    yield f"{one} [LayerNorm(Axes = 3)] [Reshape({4 if kind == 'Concat' else 2}, 2, 2)] [MaxPool2D(2)]"
    # A vector with residual blocks, an input that is joined, embeddings that are.
    yield '[Network(2, 2, 2)] [Flatten(Name = "f")] [Dense(5)] [ReLU] [Dense(8)] [BatchNorm] [Add("f")] [ReLU(Name = "r")] [Dense(5)] [Dense(8)] [LayerNorm] [Add("r")]'
    yield '[Network(8)] [Dense(8)] [Tanh] [Add("input")] [Reshape(2, 2, 2)] [Conv2D(2, 2)]'
    yield '[Network(8)] [Reshape(2, 2, 2)] [Conv2D(2, 1)] [Flatten] [Add("input")]'
    yield '[Network(4)] [Embedding(5, 2, Name = "e")] [Conv1D(2, 1)] [Add("e")]'
    yield '[Network(4)] [Embedding(5, 2, Name = "e")] [Tanh] [Concat("e")]'
    yield '[Network(4)] [Embedding(5, 2, Name = "e")] [Flatten(Name = "f")] [Dense(8)] [Multiply("f")]'
    yield '[Network(4)] [Embedding(5, 2, Name = "e")] [Conv1D(2, 1)] [Flatten(Name = "f")] [Flatten(From = "e")] [Add("f")]'


def ends():
    """Networks that end in an image, or in one flattened."""
    for image in ["[Network(4, 2, 2)] [Conv2D(3, 2)]", "[Network(8)] [Dense(12)] [Reshape(2, 2, 3)]", "[Network(2, 2, 2)] [Flatten] [Reshape(2, 2, 2)]",
                  "[Network(1, 1, 8)] [GlobalAvgPool] [Reshape(2, 2, 2)] [Tanh]", "[Network(6, 2)] [Conv1D(4, 2)]", "[Network(4)] [Embedding(5, 2)]"]:
        yield image
    yield "[Network(4, 2, 2)] [Conv2D(3, 2)] [Flatten]"


def predict(folder):
    with open(f"{folder}/networks.json") as file:
        networks = json.load(file)
    outputs = []
    for i, saved in enumerate(networks):
        network = Network(saved["text"])
        rows = torch.tensor(saved["inputs"]).reshape(-1, *network.shape)
        network.outputs(network.input()[0])
        load(network, f"{folder}/{i}.safetensors")
        outputs.append(network.eval().outputs(network.in_pytorchs_order(rows)).flatten().tolist())
    with open(f"{folder}/outputs.json", "w") as file:
        json.dump(outputs, file)


def write():
    torch.manual_seed(13)
    texts = list(dict.fromkeys([*(close(text) for text in [*pairs(), *joins()]), *ends()]))
    networks = []
    for text in texts:
        network = Network(text)
        x, rows = network.input()
        settle(network, x)
        while not is_exact(network, x):
            x, rows = network.input()
        pack = lambda t: base64.b64encode(struct.pack(f"<{t.numel()}f", *t.flatten().tolist())).decode()
        networks.append({"text": text, "inputs": pack(rows), "outputs": pack(network.outputs(x)), "file": base64.b64encode(state(network)).decode()})
    with open("orders.json", "w") as file:
        file.write("[\n" + ",\n".join(json.dumps(n, separators=(",", ":")) for n in networks) + "\n]\n")


if __name__ == "__main__":
    torch.set_grad_enabled(False)
    torch.set_num_threads(1)
    predict(sys.argv[1]) if len(sys.argv) > 1 else write()
