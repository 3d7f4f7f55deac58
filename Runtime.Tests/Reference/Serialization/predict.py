"""Reads a safetensors file naively, loads it into the nn.Sequential of make.py and prints what that answers.

python3 predict.py FILE < inputs (JSON array of rows x height x width x channels); prints {"names": [...], "metadata": {...}, "outputs": [...]}.
"""
import json
import struct
import sys

import torch

HEIGHT, WIDTH, CHANNELS = 4, 3, 2

with open(sys.argv[1], "rb") as file:
    content = file.read()
(length,) = struct.unpack("<Q", content[:8])
header = json.loads(content[8 : 8 + length])
metadata = header.pop("__metadata__", {})
state = {}
for name, tensor in header.items():
    assert tensor["dtype"] == "F32"
    begin, end = (8 + length + offset for offset in tensor["data_offsets"])
    values = struct.unpack(f"<{(end - begin) // 4}f", content[begin:end])
    state[name] = torch.tensor(values).reshape(tensor["shape"])

model = torch.nn.Sequential(
    torch.nn.Flatten(),
    torch.nn.Linear(CHANNELS * HEIGHT * WIDTH, 5),
    torch.nn.ReLU(),
    torch.nn.Dropout(0.2),
    torch.nn.Linear(5, 3),
).eval()
model.load_state_dict(state)
images = torch.tensor(json.load(sys.stdin)).reshape(-1, HEIGHT, WIDTH, CHANNELS).permute(0, 3, 1, 2)
print(json.dumps({"names": list(header), "metadata": metadata, "outputs": model(images).detach().flatten().tolist()}))
