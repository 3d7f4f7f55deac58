"""The networks of the files, and the shapes of one input: channels, height, width, or channels, length."""
import torch
from torch import nn


class Branching(nn.Module):
    """Layers by name, and between Flatten and the last one a concatenation, a batch normalisation and dropout."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(2, 5, 3, bias=False)
        self.norm = nn.BatchNorm2d(5)
        self.joined = nn.BatchNorm1d(2 * 3 * 5 + 5)
        self.dropout = nn.Dropout(0.2)
        self.last = nn.Linear(2 * 3 * 5 + 5, 3)

    def forward(self, x):
        h = torch.relu(self.norm(self.conv(x)))
        both = torch.cat([h.flatten(1), h.mean((2, 3))], 1)
        return self.last(self.dropout(self.joined(both)))


NETWORKS = {
    "sequential": (
        lambda: nn.Sequential(nn.Flatten(), nn.Linear(24, 5), nn.ReLU(), nn.Dropout(0.2), nn.Linear(5, 3)),
        (2, 4, 3),
    ),
    "image": (
        lambda: nn.Sequential(
            nn.Conv2d(2, 6, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 4, (3, 2), groups=2), nn.Tanh(),
            nn.ConvTranspose2d(4, 3, 2, stride=2), nn.ReLU(), nn.Flatten(), nn.Dropout(0.2), nn.Linear(96, 5),
        ),
        (2, 8, 10),
    ),
    "normalised": (
        lambda: nn.Sequential(
            nn.Conv2d(2, 6, 3, padding=1, bias=False), nn.BatchNorm2d(6), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Dropout(0.1), nn.BatchNorm1d(36), nn.Linear(36, 5, bias=False), nn.BatchNorm1d(5),
        ),
        (2, 4, 6),
    ),
    "branching": (Branching, (2, 4, 5)),
    "signal": (
        lambda: nn.Sequential(nn.Conv1d(2, 4, 5, stride=2, bias=False), nn.ReLU(), nn.AvgPool1d(2), nn.Flatten(), nn.Linear(12, 3)),
        (2, 15),
    ),
}
