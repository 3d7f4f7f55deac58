"""Times the training steps of the playground's network in PyTorch, on one thread.

Arguments: the dropout, the seconds that each optimizer may take, and NAME:RATE:STEPS for each of them.
Standard input: a line "x y target" for each point of the batch.
Writes PyTorch's version, and for each optimizer a line "NAME STEPS SECONDS": it takes fewer steps where the time is over before.
Exit code 3 says that there is no PyTorch.
"""
import sys
import time

try:
    import torch
    from torch import nn
except ImportError:
    sys.exit(3)

OPTIMIZERS = {
    "sgd": lambda parameters, rate: torch.optim.SGD(parameters, lr=rate),
    "momentum": lambda parameters, rate: torch.optim.SGD(parameters, lr=rate, momentum=0.9),
    "adam": lambda parameters, rate: torch.optim.Adam(parameters, lr=rate),
    "adamw": lambda parameters, rate: torch.optim.AdamW(parameters, lr=rate),
    "adadelta": lambda parameters, rate: torch.optim.Adadelta(parameters, lr=rate),
    "adagrad": lambda parameters, rate: torch.optim.Adagrad(parameters, lr=rate),
    "rmsprop": lambda parameters, rate: torch.optim.RMSprop(parameters, lr=rate),
}
WARM_UP, STEPS_BETWEEN_LOOKS_AT_THE_CLOCK = 20, 16


def make_network(dropout):
    first = [nn.Linear(2, 32), nn.Tanh()] + ([nn.Dropout(dropout)] if dropout > 0 else [])
    return nn.Sequential(*first, nn.Linear(32, 32), nn.Tanh(), nn.Linear(32, 1))


def train(name, rate, dropout, steps, limit, inputs, targets):
    """Gives the steps that were taken, and their seconds."""
    torch.manual_seed(0)
    network = make_network(dropout)
    optimizer = OPTIMIZERS[name](network.parameters(), rate)
    loss_of = nn.BCEWithLogitsLoss()
    done, start = 0, time.perf_counter()
    while done < steps and (done % STEPS_BETWEEN_LOOKS_AT_THE_CLOCK > 0 or time.perf_counter() - start < limit):
        optimizer.zero_grad()
        loss_of(network(inputs), targets).backward()
        optimizer.step()
        done += 1
    return done, time.perf_counter() - start


def main():
    torch.set_num_threads(1)
    dropout, limit = float(sys.argv[1]), float(sys.argv[2])
    points = torch.tensor([[float(number) for number in line.split()] for line in sys.stdin])
    inputs, targets = points[:, :2].contiguous(), points[:, 2:].contiguous()
    print(torch.__version__)
    for argument in sys.argv[3:]:
        name, rate, steps = argument.split(":")
        train(name, float(rate), dropout, WARM_UP, limit, inputs, targets)
        done, seconds = train(name, float(rate), dropout, int(steps), limit, inputs, targets)
        print(name, done, seconds, flush=True)


main()
