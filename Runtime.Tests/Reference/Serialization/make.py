"""Writes NAME.safetensors and NAME.json of each network: a small PyTorch network behind an image or a signal, and what it answers.

python3 make.py (PyTorch only; the safetensors package is not needed: the format is written by hand).
"""
import json
import os
import struct

import torch
from torch import nn

from networks import NETWORKS

HERE = os.path.dirname(os.path.abspath(__file__))
ROWS = 5


def write_safetensors(path, tensors):
    header, data = {}, b""
    for name, tensor in tensors.items():
        values = tensor.detach().contiguous().flatten().tolist()
        is_count = tensor.dtype == torch.int64
        chunk = struct.pack(f"<{len(values)}{'q' if is_count else 'f'}", *values)
        header[name] = {"dtype": "I64" if is_count else "F32", "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(chunk)]}
        data += chunk
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


for network, (build, shape) in NETWORKS.items():
    torch.manual_seed(20)
    model = build().train()
    if any(isinstance(module, nn.modules.batchnorm._BatchNorm) for module in model.modules()):
        for _ in range(3):  # batches that the running statistics are those of
            model(torch.randn(8, *shape) * 1.5 + 0.5)
    model.eval()
    rows = torch.randn(ROWS, *shape)
    outputs = model(rows)
    write_safetensors(os.path.join(HERE, network + ".safetensors"), model.state_dict())
    with open(os.path.join(HERE, network + ".json"), "w") as file:
        json.dump(
            {
                "torch": torch.__version__,
                "inputs": rows.movedim(1, -1).flatten().tolist(),  # rows, height, width, channels
                "outputs": outputs.detach().flatten().tolist(),
                "weight": next(model.parameters()).detach().flatten().tolist(),
            },
            file,
            separators=(",", ":"),
        )
        file.write("\n")
