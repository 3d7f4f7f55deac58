"""Writes sequential.safetensors and sequential.json: a small PyTorch network behind an image, and what it answers.

python3 make.py (PyTorch only; the safetensors package is not needed: the format is written by hand).
"""
import json
import os
import struct

import torch

HERE = os.path.dirname(os.path.abspath(__file__))
HEIGHT, WIDTH, CHANNELS, ROWS = 4, 3, 2, 5

torch.manual_seed(20)
model = torch.nn.Sequential(
    torch.nn.Flatten(),
    torch.nn.Linear(CHANNELS * HEIGHT * WIDTH, 5),
    torch.nn.ReLU(),
    torch.nn.Dropout(0.2),
    torch.nn.Linear(5, 3),
).eval()


def write_safetensors(path, tensors):
    header, data = {}, b""
    for name, tensor in tensors.items():
        values = tensor.detach().contiguous().flatten().tolist()
        chunk = struct.pack(f"<{len(values)}f", *values)
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(chunk)]}
        data += chunk
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


images = torch.randn(ROWS, CHANNELS, HEIGHT, WIDTH)
outputs = model(images)
write_safetensors(os.path.join(HERE, "sequential.safetensors"), model.state_dict())
with open(os.path.join(HERE, "sequential.json"), "w") as file:
    json.dump(
        {
            "torch": torch.__version__,
            "inputs": images.permute(0, 2, 3, 1).flatten().tolist(),  # rows, height, width, channels
            "outputs": outputs.detach().flatten().tolist(),
            "weight": model[1].weight.detach().flatten().tolist(),
        },
        file,
        separators=(",", ":"),
    )
    file.write("\n")
