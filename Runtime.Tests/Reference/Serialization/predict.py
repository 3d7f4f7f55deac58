"""Reads a safetensors file naively, loads it into a network and prints what that answers.

python3 predict.py NETWORK FILE < inputs (JSON array of rows x height x width x channels); prints {"names": [...], "metadata": {...}, "outputs": [...]}.
"""
import json
import struct
import sys

import torch

from networks import NETWORKS

build, shape = NETWORKS[sys.argv[1]]
with open(sys.argv[2], "rb") as file:
    content = file.read()
(length,) = struct.unpack("<Q", content[:8])
header = json.loads(content[8 : 8 + length])
metadata = header.pop("__metadata__", {})
state = {}
for name, tensor in header.items():
    code, size, dtype = {"F32": ("f", 4, torch.float32), "I64": ("q", 8, torch.int64)}[tensor["dtype"]]
    begin, end = (8 + length + offset for offset in tensor["data_offsets"])
    values = struct.unpack(f"<{(end - begin) // size}{code}", content[begin:end])
    state[name] = torch.tensor(values, dtype=dtype).reshape(tensor["shape"])

model = build().eval()
model.load_state_dict(state)
rows = torch.tensor(json.load(sys.stdin)).reshape(-1, *shape[1:], shape[0]).movedim(-1, 1)
print(json.dumps({"names": list(header), "metadata": metadata, "outputs": model(rows).detach().flatten().tolist()}))
