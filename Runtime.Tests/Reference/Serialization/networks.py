"""The networks of the files, and the shapes of one input: channels, height, width, or channels, length."""
from torch import nn

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
    "signal": (
        lambda: nn.Sequential(nn.Conv1d(2, 4, 5, stride=2, bias=False), nn.ReLU(), nn.AvgPool1d(2), nn.Flatten(), nn.Linear(12, 3)),
        (2, 15),
    ),
}
