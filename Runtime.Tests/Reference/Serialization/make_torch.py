"""Writes the files of `torch.save` in the folder Torch, and Torch/expected.json with the numbers in them.

python3 make_torch.py (PyTorch 1.13, whose archives have no more than data.pkl, data/* and version; what PyTorch 2 adds is added here by hand).
"""
import collections
import io
import json
import os
import pickle
import struct
import zipfile

import torch

from networks import NETWORKS

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.path.join(HERE, "Torch")
os.makedirs(FOLDER, exist_ok=True)
expected = {"torch": torch.__version__}


def path(name):
    return os.path.join(FOLDER, name)


def save(name, value, **options):
    # Through a buffer: the folder in the archive is 'archive' then, whatever the file is called.
    buffer = io.BytesIO()
    torch.save(value, buffer, **options)
    with open(path(name), "wb") as file:
        file.write(buffer.getvalue())


def files_of(name):
    with zipfile.ZipFile(path(name)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def rewrite(name, files):
    with zipfile.ZipFile(path(name), "w", zipfile.ZIP_STORED) as archive:
        for file, content in files.items():
            archive.writestr(zipfile.ZipInfo(file, (1980, 1, 1, 0, 0, 0)), content)


def with_records_of_2(files, byteorder):
    """What PyTorch 2 writes beside the pickle and the data."""
    folder = next(iter(files)).split("/")[0]
    first = {f"{folder}/data.pkl": files[f"{folder}/data.pkl"], f"{folder}/.format_version": b"1", f"{folder}/.storage_alignment": b"64", f"{folder}/byteorder": byteorder}
    last = {f"{folder}/version": b"3\n", f"{folder}/.data/serialization_id": b"1" * 40}
    return {**first, **{name: content for name, content in files.items() if name not in first and name not in last}, **last}


class Call:
    """An object whose pickle calls a function."""

    def __init__(self, function, *arguments):
        self.function, self.arguments = function, arguments

    def __reduce__(self):
        return self.function, self.arguments


def load(name):
    """A network with the weights that make.py wrote as safetensors."""
    with open(os.path.join(HERE, f"{name}.safetensors"), "rb") as file:
        content = file.read()
    (length,) = struct.unpack("<Q", content[:8])
    state = {}
    for tensor, entry in json.loads(content[8 : 8 + length]).items():
        begin, end = (8 + length + offset for offset in entry["data_offsets"])
        values = torch.frombuffer(bytearray(content[begin:end]), dtype={"F32": torch.float32, "I64": torch.int64}[entry["dtype"]])
        state[tensor] = values.reshape(entry["shape"]).clone()
    model = NETWORKS[name][0]().eval()
    model.load_state_dict(state)
    return model


for network in NETWORKS:
    save(f"{network}.pt", load(network).state_dict())

files = files_of("sequential.pt")
rewrite("sequential_2.pt", with_records_of_2(files, b"little"))
sizes = {name: 4 for name in files if "/data/" in name}
rewrite("sequential_big.pt", with_records_of_2(
    {name: b"".join(content[i : i + 4][::-1] for i in range(0, len(content), 4)) if name in sizes else content for name, content in files.items()}, b"big"))
for protocol in (3, 4, 5):
    save(f"sequential_p{protocol}.pt", load("sequential").state_dict(), pickle_protocol=protocol)

# Other precisions, whole numbers, Parameter objects.
model = load("sequential")
save("half.pt", model.half().state_dict())
save("bfloat16.pt", load("sequential").bfloat16().state_dict())
save("double.pt", load("sequential").double().state_dict())
save("parameters.pt", dict(load("sequential").named_parameters()))
save("whole.pt", {name: (tensor * 10).long() for name, tensor in load("sequential").state_dict().items()})

# Tensors that are not contiguous, and that share a storage with each other.
state = load("sequential").state_dict()
flat = torch.cat([tensor.flatten() for tensor in state.values()] + [torch.full((7,), 9.0)])
shared, start = collections.OrderedDict(), 0
for name, tensor in state.items():
    shared[name] = flat[start : start + tensor.numel()].view(tensor.shape)
    start += tensor.numel()
save("shared.pt", shared)
strided = collections.OrderedDict(state)
strided["1.weight"] = state["1.weight"].t().contiguous().t()
strided["4.weight"] = torch.stack([state["4.weight"], -state["4.weight"]], 2)[:, :, 0]
strided["4.bias"] = state["4.bias"].flip(0)[:1].expand(3)
assert not strided["1.weight"].is_contiguous() and not strided["4.weight"].is_contiguous()
save("strided.pt", strided)
expected["strided"] = {name: tensor.flatten().tolist() for name, tensor in strided.items()}

# Checkpoints.
model = load("sequential")
optimizer = torch.optim.Adam(model.parameters(), lr=0.01, betas=(0.9, 0.99))
model(torch.randn(4, *NETWORKS["sequential"][1])).sum().backward()
optimizer.step()
model = load("sequential")
scheduler = torch.optim.lr_scheduler.MultiStepLR(optimizer, [2, 5])
checkpoint = {
    "epoch": 3, "best": 0.25, "done": False, "note": "ä", "seed": 2**63 + 5, "model_state_dict": model.state_dict(), "optimizer_state_dict": optimizer.state_dict(), "none": None,
    "scheduler": scheduler.state_dict(), "size": torch.Size([2, 3]), "device": torch.device("cpu"), "dtype": torch.float32, "losses": [1.0, [0.5, (2, 3, 4, 5)]], "generator": [torch.get_rng_state()[:16].clone()],
}
save("checkpoint.pt", checkpoint)
averaged = {name: tensor + 1 for name, tensor in model.state_dict().items()}
save("averaged.pt", {"model": model.state_dict(), "ema": {"module": averaged}, "epoch": 3})
save("mixed.pt", {**model.state_dict(), "running": {"loss": torch.tensor(0.5)}})

# What is refused.
save("old.pt", model.state_dict(), _use_new_zipfile_serialization=False)
save("system.pt", {"weights": Call(os.system, "touch netgen-was-here")})
save("eval.pt", {"weights": Call(eval, "1")}, pickle_protocol=4)
save("module.pt", model)
save("list.pt", [torch.zeros(2)])
save("numbers.pt", {"epoch": 3, "optimizer": {"state": {0: {"step": torch.zeros(1)}}}})
save("sparse.pt", {"weight": torch.eye(3).to_sparse()})
with open(path("plain.pkl"), "wb") as file:
    pickle.dump({"weight": [1.0, 2.0]}, file, protocol=4)
torch.jit.script(load("sequential")).save(path("script.pt"))

with open(path("expected.json"), "w") as file:
    json.dump(expected, file, separators=(",", ":"))
    file.write("\n")
