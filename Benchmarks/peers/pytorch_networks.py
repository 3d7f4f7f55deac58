"""The networks of the comparison in PyTorch: the same layers and parameters as in Benchmarks/Networks."""

import torch
from torch import nn
from torch.nn import functional


class Model:
    """How a network is built, the shape of its inputs, and the number of its outputs."""

    def __init__(self, build, shape, outputs):
        self.build, self.shape, self.outputs = build, shape, outputs

    @property
    def takes_images(self):
        return len(self.shape) == 3

    def learner(self, loss):
        """A module from inputs and targets to the loss."""
        return WithLoss(self.build(), loss)

    def tensors(self, rows, loss):
        """Drawn inputs and targets."""
        inputs = torch.randn(rows, *self.shape)
        return inputs, torch.randint(0, self.outputs, (rows,)) if loss is functional.cross_entropy else torch.randn(rows, self.outputs)


class WithLoss(nn.Module):
    def __init__(self, model, loss):
        super().__init__()
        self.model = model
        self.loss = loss

    def forward(self, inputs, targets):
        return self.loss(self.model(inputs), targets)


class Ports:
    """A network with several inputs or heads: how it is built, the module from it to the sum of its losses, the shapes of its inputs, and what makes the targets of a number of rows, head by head."""

    def __init__(self, build, learner, shapes, *targets):
        self.build, self.make_learner, self.shapes, self.targets = build, learner, shapes, targets

    @property
    def takes_images(self):
        return any(len(shape) == 3 for shape in self.shapes)

    def learner(self, _):
        return self.make_learner(self.build())

    def tensors(self, rows, _):
        return *[torch.randn(rows, *shape) for shape in self.shapes], *[draw(rows) for draw in self.targets]


def network(sizes, activation, last_bias=True):
    layers = []
    for i, (inputs, outputs) in enumerate(zip(sizes, sizes[1:])):
        last = i == len(sizes) - 2
        layers.append(nn.Linear(inputs, outputs, bias=last_bias or not last))
        if not last:
            layers.append(activation())
    return nn.Sequential(*layers)


def dense(sizes, activation, last_bias=True):
    return Model(lambda: network(sizes, activation, last_bias), sizes[:1], sizes[-1])


def stack(shape, outputs, layers):
    """A model of layers that are made anew for each network."""
    return Model(lambda: nn.Sequential(*layers()), shape, outputs)


def lenet():
    return stack([1, 28, 28], 10, lambda: [
        nn.Conv2d(1, 6, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(256, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10),
    ])


def normalized(inputs, filters, kernel, **options):
    """A convolution that keeps the size, and batch normalisation."""
    return [nn.Conv2d(inputs, filters, kernel, padding=kernel // 2, bias=False, **options), nn.BatchNorm2d(filters)]


class Residual(nn.Module):
    def __init__(self, inputs, filters, stride=1):
        super().__init__()
        self.body = nn.Sequential(*normalized(inputs, filters, 3, stride=stride), nn.ReLU(), *normalized(filters, filters, 3))
        self.skip = nn.Identity() if stride == 1 else nn.Sequential(*normalized(inputs, filters, 1, stride=stride))
        self.relu = nn.ReLU()

    def forward(self, inputs):
        return self.relu(self.body(inputs) + self.skip(inputs))


def pooled(filters, pool):
    return [pool(1), nn.Flatten(), nn.Linear(filters, 10)]


def resnet20():
    return stack([3, 32, 32], 10, lambda: [
        *normalized(3, 16, 3), nn.ReLU(), *[Residual(16, 16) for _ in range(3)],
        Residual(16, 32, stride=2), Residual(32, 32), Residual(32, 32),
        Residual(32, 64, stride=2), Residual(64, 64), Residual(64, 64), *pooled(64, nn.AdaptiveAvgPool2d),
    ])


def separable(inputs, filters, stride=1):
    return [
        *normalized(inputs, inputs, 3, stride=stride, groups=inputs), nn.ReLU(),
        *normalized(inputs, filters, 1), nn.ReLU(),
    ]


def mobilenet():
    return stack([3, 32, 32], 10, lambda: [
        *normalized(3, 32, 3, stride=2), nn.ReLU(), *separable(32, 64), *separable(64, 128, stride=2), *separable(128, 128),
        *separable(128, 256, stride=2), *pooled(256, nn.AdaptiveAvgPool2d),
    ])


def rectified(inputs, filters, **options):
    return [nn.Conv2d(inputs, filters, 3, padding=1, **options), nn.ReLU()]


def vgg():
    return stack([3, 32, 32], 10, lambda: [
        *rectified(3, 32), *rectified(32, 32), nn.MaxPool2d(2), *rectified(32, 64), *rectified(64, 64), nn.MaxPool2d(2),
        *rectified(64, 128), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(2048, 128), nn.ReLU(), nn.Linear(128, 10),
    ])


def grouped():
    return stack([3, 16, 16], 10, lambda: [
        *rectified(3, 32), *rectified(32, 32, groups=4, stride=2), *rectified(32, 64, groups=4),
        *pooled(64, nn.AdaptiveAvgPool2d),
    ])


def autoencoder():
    doubling = {"stride": 2, "padding": 1, "output_padding": 1}
    return stack([1, 28, 28], 784, lambda: [
        *rectified(1, 16, stride=2), *rectified(16, 32, stride=2),
        nn.ConvTranspose2d(32, 16, 3, **doubling), nn.ReLU(), nn.ConvTranspose2d(16, 1, 3, **doubling), nn.Flatten(),
    ])


def audio():
    return stack([1, 1024], 10, lambda: [
        nn.Conv1d(1, 16, 9, padding=4), nn.ReLU(), nn.MaxPool1d(4), nn.Conv1d(16, 64, 5, padding=2), nn.ReLU(), nn.MaxPool1d(4),
        nn.Conv1d(64, 64, 3, padding=1), nn.ReLU(), *pooled(64, nn.AdaptiveAvgPool1d),
    ])


def tabular():
    return stack([30], 1, lambda: [
        nn.Linear(30, 64, bias=False), nn.BatchNorm1d(64), nn.ReLU(),
        nn.Linear(64, 64, bias=False), nn.BatchNorm1d(64), nn.ReLU(), nn.Linear(64, 1),
    ])


def deep_layernorm():
    def block():
        return [nn.Linear(512, 512), nn.LayerNorm(512), nn.ReLU()]

    return stack([512], 10, lambda: [*block(), *block(), *block(), *block(), nn.Linear(512, 10)])


class PolicyValue(nn.Module):
    def __init__(self):
        super().__init__()
        self.trunk = nn.Sequential(nn.Linear(8, 64), nn.Tanh(), nn.Linear(64, 64), nn.Tanh())
        self.policy, self.value = nn.Linear(64, 4), nn.Linear(64, 1)

    def forward(self, observation):
        shared = self.trunk(observation)
        return self.policy(shared), self.value(shared)


class PolicyValueLoss(nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, observation, action, reward):
        policy, value = self.model(observation)
        return functional.cross_entropy(policy, action) + 0.5 * functional.mse_loss(value, reward)


def policy_value():
    return Ports(PolicyValue, PolicyValueLoss, [[8]], lambda rows: torch.randint(0, 4, (rows,)), lambda rows: torch.randn(rows, 1))


class PictureRow(nn.Module):
    def __init__(self):
        super().__init__()
        self.picture = nn.Sequential(*rectified(3, 16), nn.MaxPool2d(2), *rectified(16, 32), nn.MaxPool2d(2), nn.Flatten())
        self.both = nn.Sequential(nn.Linear(512 + 12, 64), nn.ReLU(), nn.Linear(64, 10))

    def forward(self, picture, row):
        return self.both(torch.cat([self.picture(picture), row], 1))


class PictureRowLoss(nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, picture, row, label):
        return functional.cross_entropy(self.model(picture, row), label)


def picture_row():
    return Ports(PictureRow, PictureRowLoss, [[3, 16, 16], [12]], lambda rows: torch.randint(0, 10, (rows,)))


class Towers(nn.Module):
    def __init__(self):
        super().__init__()
        self.tower = nn.Sequential(nn.Linear(32, 64), nn.ReLU(), nn.Linear(64, 32), nn.Tanh())
        self.both = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 1))

    def forward(self, left, right):
        return self.both(torch.cat([self.tower(right), self.tower(left)], 1))


class TowersLoss(nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, left, right, likeness):
        return functional.mse_loss(self.model(left, right), likeness)


def towers():
    return Ports(Towers, TowersLoss, [[32], [32]], lambda rows: torch.randn(rows, 1))


class Recurrent(nn.Module):
    def __init__(self, kind):
        super().__init__()
        self.recurrent, self.last = kind(12, 64, batch_first=True), nn.Linear(64, 9)

    def forward(self, sequence):
        return self.last(self.recurrent(sequence)[0][:, -1])


class RecurrentLoss(nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, sequence, label):
        return functional.cross_entropy(self.model(sequence), label)


def recurrent(kind):
    return Ports(lambda: Recurrent(kind), RecurrentLoss, [[100, 12]], lambda rows: torch.randint(0, 9, (rows,)))
