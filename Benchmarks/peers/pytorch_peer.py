"""PyTorch's side of the comparison.

    pytorch_peer.py serve THREADS   answers commands on standard input, one JSON object a line each
    pytorch_peer.py first-step      builds the first network, trains one step, prints "done" and ends
    pytorch_peer.py export FOLDER   writes the networks of all predictions as ONNX files, and their list models.json

Commands: `describe`; `prepare WORK` builds all variants, times each and keeps the fastest; `run STEPS` starts it from the
first weights, warms up for an eighth of the steps and times the steps; `quit`.
"""

import ctypes
import gc
import json
import math
import os
import sys
import time

import torch
from torch import nn
from torch.nn import functional

from pytorch_networks import (
    audio, autoencoder, deep_layernorm, dense, grouped, lenet, mobilenet, network, picture_row, policy_value, recurrent, resnet20, tabular, towers, vgg
)

ROWS = 10_000
PARAMETERS = 1_000_000


def rows(model, loss, batch):
    """Whole batches: inputs and targets."""
    torch.manual_seed(1)
    tensors = model.tensors(ROWS, loss)
    return [tuple(t[i : i + batch] for t in tensors) for i in range(0, ROWS - batch + 1, batch)]


def layouts(model):
    """Images may lie channels first, PyTorch's usual way, or channels last."""
    return (torch.contiguous_format, torch.channels_last) if model.takes_images else (torch.contiguous_format,)


def laid_out(batches, layout):
    """Batches with their images in a layout; one in which they lie already is no copy."""
    return [tuple(t.contiguous(memory_format=layout) if t.dim() == 4 else t for t in batch) for batch in batches]


def parameter_count(model):
    return sum(parameter.numel() for parameter in model.build().parameters())


def named(names, layout):
    return " ".join(names + ["channels-last"] * (layout is torch.channels_last))


def compiled(module, how, example):
    if how == "trace":
        return torch.jit.trace(module, example)
    if how == "script":
        return torch.jit.script(module)
    return module


class Gradient:
    """Forward and backward pass; with an optimizer also its step."""

    def __init__(self, model, loss, batch, optimizer=None, rate=None):
        self.model, self.loss = model, loss
        batches = rows(model, loss, batch)
        self.batches = {layout: laid_out(batches, layout) for layout in layouts(model)}
        self.optimizer, self.rate = optimizer, rate
        self.parameters = parameter_count(model)

    def variants(self):
        for how in ("eager", "trace", "script"):
            for to_none in (True, False):
                for foreach in (False, True) if self.optimizer else (None,):
                    names = [how, "set_to_none" if to_none else "zero_grad"]
                    if foreach is not None:
                        names.append("foreach" if foreach else "single-tensor")
                    for layout in layouts(self.model):
                        yield named(names, layout), lambda options=(how, to_none, foreach, layout): self.build(*options)

    def build(self, how, to_none, foreach, layout):
        torch.manual_seed(1)
        plain = self.model.learner(self.loss).to(memory_format=layout)
        batches = self.batches[layout]
        module = compiled(plain, how, batches[0])
        initial = {name: value.clone() for name, value in plain.state_dict().items()}
        parameters = list(plain.parameters())
        state = {}

        def reset():
            plain.load_state_dict(initial)
            if self.optimizer:
                options = {} if self.rate is None else {"lr": self.rate}
                state["optimizer"] = self.optimizer(parameters, foreach=foreach, **options)

        def clear():
            for parameter in parameters:
                if to_none:
                    parameter.grad = None
                elif parameter.grad is not None:
                    parameter.grad.zero_()

        def run(steps):
            optimizer = state.get("optimizer")
            for step in range(steps):
                batch = batches[step % len(batches)]
                clear()
                module(*batch).backward()
                if optimizer:
                    optimizer.step()

        return reset, run


class Prediction:
    def __init__(self, model, batch):
        self.model = model
        batches = rows(model, functional.cross_entropy, batch)
        self.inputs = {layout: [inputs for inputs, _ in laid_out(batches, layout)] for layout in layouts(model)}
        self.parameters = parameter_count(model)

    def variants(self):
        for how in ("eager", "trace", "script", "frozen", "optimize_for_inference"):
            for layout in layouts(self.model):
                yield named([how], layout), lambda how=how, layout=layout: self.build(how, layout)

    def build(self, how, layout):
        torch.manual_seed(1)
        plain = self.model.build().eval().to(memory_format=layout)
        batches = self.inputs[layout]
        if how == "frozen":
            module = torch.jit.freeze(torch.jit.trace(plain, batches[0]).eval())
        elif how == "optimize_for_inference":
            module = torch.jit.optimize_for_inference(torch.jit.trace(plain, batches[0]).eval())
        else:
            module = compiled(plain, how, batches[0])

        def run(steps):
            with torch.inference_mode():
                for step in range(steps):
                    module(batches[step % len(batches)])

        return (lambda: None), run

    def export(self, file):
        """Writes the network with the first batch's shape as an ONNX file."""
        torch.manual_seed(1)
        torch.onnx.export(self.model.build().eval(), self.inputs[torch.contiguous_format][0], file, input_names=["input"], output_names=["output"])


class OptimizerSteps:
    parameters = PARAMETERS

    def __init__(self, optimizer, **options):
        self.optimizer, self.options = optimizer, options

    def variants(self):
        for foreach in (False, True):
            yield "foreach" if foreach else "single-tensor", lambda foreach=foreach: self.build(foreach)

    def build(self, foreach):
        torch.manual_seed(1)
        initial = torch.randn(PARAMETERS)
        parameter = nn.Parameter(initial.clone())
        parameter.grad = torch.randn(PARAMETERS)
        state = {}

        def reset():
            with torch.no_grad():
                parameter.copy_(initial)
            state["optimizer"] = self.optimizer([parameter], foreach=foreach, **self.options)

        def run(steps):
            step = state["optimizer"].step
            for _ in range(steps):
                step()

        return reset, run


def works():
    relu, tanh, optim = nn.ReLU, nn.Tanh, torch.optim
    entropy, squared = functional.cross_entropy, functional.mse_loss
    mnist, large = dense([784, 128, 10], relu), dense([1024, 1024, 1024, 10], relu)
    return {
        "mlp-784-128-10/b128/train-adam": lambda: Gradient(mnist, entropy, 128, optim.Adam),
        "mlp-784-128-10/b32/train-adam": lambda: Gradient(mnist, entropy, 32, optim.Adam),
        "lenet/b128/train-adam": lambda: Gradient(lenet(), entropy, 128, optim.Adam),
        "mlp-24-8-2/b200/gradient": lambda: Gradient(dense([24, 8, 2], tanh, last_bias=False), squared, 200),
        "mlp-2-16-16-1/b32/train-sgd": lambda: Gradient(dense([2, 16, 16, 1], tanh), squared, 32, optim.SGD, rate=0.01),
        "mlp-4-32-16-4/b10000/train-adam": lambda: Gradient(dense([4, 32, 16, 4], tanh), squared, 10_000, optim.Adam),
        "mlp-1024-1024-1024-10/b256/train-sgd": lambda: Gradient(large, entropy, 256, optim.SGD, rate=0.01),
        "resnet20/b32/train-adam": lambda: Gradient(resnet20(), entropy, 32, optim.Adam),
        "mobilenet/b32/train-adam": lambda: Gradient(mobilenet(), entropy, 32, optim.Adam),
        "vgg/b32/train-adam": lambda: Gradient(vgg(), entropy, 32, optim.Adam),
        "audio/b32/train-adam": lambda: Gradient(audio(), entropy, 32, optim.Adam),
        "tabular-30-64-64-1/b64/train-adam": lambda: Gradient(tabular(), squared, 64, optim.Adam),
        "autoencoder/b32/train-adam": lambda: Gradient(autoencoder(), squared, 32, optim.Adam),
        "deep-512x4-layernorm/b64/train-adam": lambda: Gradient(deep_layernorm(), entropy, 64, optim.Adam),
        "grouped/b32/train-adam": lambda: Gradient(grouped(), entropy, 32, optim.Adam),
        "policy-value/b32/train-adam": lambda: Gradient(policy_value(), None, 32, optim.Adam),
        "picture-row/b32/train-adam": lambda: Gradient(picture_row(), None, 32, optim.Adam),
        "towers/b32/train-adam": lambda: Gradient(towers(), None, 32, optim.Adam),
        "lstm-12-64/b32/train-adam": lambda: Gradient(recurrent(nn.LSTM), None, 32, optim.Adam),
        "gru-12-64/b32/train-adam": lambda: Gradient(recurrent(nn.GRU), None, 32, optim.Adam),
        "mlp-784-128-10/b1/predict": lambda: Prediction(mnist, 1),
        "mlp-4-16-16-3/b1/predict": lambda: Prediction(dense([4, 16, 16, 3], relu), 1),
        "lenet/b1/predict": lambda: Prediction(lenet(), 1),
        "mlp-784-128-10/b1000/predict": lambda: Prediction(mnist, 1000),
        "optimizer-1m/sgd": lambda: OptimizerSteps(optim.SGD, lr=1e-3),
        "optimizer-1m/momentum": lambda: OptimizerSteps(optim.SGD, lr=1e-3, momentum=0.9),
        "optimizer-1m/adam": lambda: OptimizerSteps(optim.Adam),
        "optimizer-1m/rmsprop": lambda: OptimizerSteps(optim.RMSprop),
        "optimizer-1m/adagrad": lambda: OptimizerSteps(optim.Adagrad),
        "optimizer-1m/adadelta": lambda: OptimizerSteps(optim.Adadelta),
    }


SLOW_SECONDS = 0.03


def microseconds_of_step(variant):
    """The fastest of some short slices; a slow step is timed alone."""
    one = max(seconds(variant, 1), 1e-7)
    if one > SLOW_SECONDS:
        return min(one, seconds(variant, 1)) * 1e6
    # The first calls of a compiled module optimise it: only what comes after them tells how many steps make a slice.
    one = max(seconds(variant, 3) / 3, 1e-7)
    steps = max(3, min(100_000, int(SLOW_SECONDS / one)))
    return min(seconds(variant, steps) for _ in range(3)) / steps * 1e6


def seconds(variant, steps):
    reset, run = variant
    reset()
    run(1 + steps // 8)
    start = time.perf_counter()
    run(steps)
    return time.perf_counter() - start


class Peer:
    """Keeps the variant that is being measured."""

    def __init__(self):
        self.variant = None

    def describe(self):
        return {
            "works": list(works()),
            "product_error": product_error(),
            "version": torch.__version__,
            "blas": blas(),
            "onednn": onednn(),
            "threads": torch.get_num_threads(),
            "capability": torch.backends.cpu.get_cpu_capability() if hasattr(torch.backends, "cpu") else "",
            "allocator": " ".join(f"{k}={v}" for k, v in sorted(os.environ.items()) if k.startswith("MALLOC_")),
            "openblas": " ".join(f"{k}={v}" for k, v in sorted(os.environ.items()) if k.startswith("OPENBLAS_")) or "none",
        }

    def prepare(self, name):
        table = works()
        if name not in table:
            return {"error": f"there is no work '{name}'"}
        self.variant = None
        work = table[name]()
        tried, failed, built = {}, {}, {}
        for variant, build in work.variants():
            try:
                built[variant] = build()
                tried[variant] = microseconds_of_step(built[variant])
            except (RuntimeError, TypeError, NotImplementedError) as error:
                # A variant that this version does not have is no candidate; the answer says so.
                failed[variant] = str(error).splitlines()[0]
        if not tried:
            return {"error": f"no variant of '{name}' runs: {failed}"}
        fastest = min(tried, key=tried.get)
        self.variant = built[fastest]
        return {"variant": fastest, "parameters": work.parameters, "tried": tried, "failed": failed}

    def run(self, steps):
        if self.variant is None:
            return {"error": "'run' needs a 'prepare' before it"}
        return {"us": seconds(self.variant, int(steps)) * 1e6}


def product_error():
    """The largest error of matrix products against plain sums in double precision, in units of an element's size."""
    torch.manual_seed(1)
    worst = 0.0
    for rows_, inner, columns in (1, 1, 1), (7, 5, 3), (32, 784, 128), (128, 128, 10), (255, 333, 17), (64, 1024, 1024), (1, 784, 128):
        for transposed in (False, True):
            left = torch.randn(rows_, inner)
            right = torch.randn(columns, inner).t() if transposed else torch.randn(inner, columns)
            sums = torch.stack([(row.double()[:, None] * right.double()).sum(0) for row in left])
            error = ((left @ right - sums).abs().max() / inner**0.5).item()
            # Neither max nor JSON knows what to do with what is not a number.
            worst = max(worst, error if math.isfinite(error) else 1e30)
    return worst


def mapped_libraries():
    with open("/proc/self/maps", encoding="utf-8") as maps:
        return sorted({line.split()[-1] for line in maps if "/" in line})


class SymbolOrigin(ctypes.Structure):
    _fields_ = [
        ("file", ctypes.c_char_p),
        ("base", ctypes.c_void_p),
        ("symbol", ctypes.c_char_p),
        ("address", ctypes.c_void_p),
    ]


def library_of_products():
    """The file whose single-precision matrix product PyTorch calls; None where PyTorch has one of its own built in.

    Which libraries are loaded does not tell: a LAPACK may bring an OpenBLAS while the products go to the reference library.
    """
    torch_cpu = next(path for path in mapped_libraries() if os.path.basename(path).startswith("libtorch_cpu"))
    try:
        product = ctypes.CDLL(torch_cpu).sgemm_
    except AttributeError:
        return None
    origin = SymbolOrigin()
    ctypes.CDLL(None).dladdr(ctypes.cast(product, ctypes.c_void_p), ctypes.byref(origin))
    path = os.path.realpath(origin.file.decode())
    return None if path == os.path.realpath(torch_cpu) else path


def blas():
    """The library that does the matrix products; begins with 'reference' where it is the textbook one."""
    path = library_of_products()
    if path is None:
        settings = torch.__config__.show().replace(",", " ").split()
        return next((part for part in settings if part.startswith("BLAS_INFO=")), "built in")
    if "openblas" in path:
        return f"{path} ({openblas_core()} kernels)"
    return path if any(name in path for name in ("mkl", "blis", "atlas", "armpl")) else f"reference library {path}"


def openblas_core():
    path = next(path for path in mapped_libraries() if os.path.basename(path).startswith("libopenblas"))
    core = ctypes.CDLL(path).openblas_get_corename
    core.restype = ctypes.c_char_p
    return core().decode()


def onednn():
    if not torch.backends.mkldnn.is_available():
        return "none"
    lines = [line for line in torch.__config__.show().splitlines() if "MKL-DNN" in line or "oneDNN" in line]
    return lines[0].strip(" -") if lines else "available"


def serve(threads):
    torch.set_num_threads(threads)
    torch.set_num_interop_threads(1)
    # What libraries print must not come between the answers.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    peer = Peer()
    gc.disable()
    for line in sys.stdin:
        command, _, argument = line.strip().partition(" ")
        if command == "quit":
            break
        if command not in ("describe", "prepare", "run"):
            answer = {"error": f"there is no command '{command}'"}
        else:
            gc.collect()
            answer = getattr(peer, command)(*([argument] if argument else []))
        print(json.dumps(answer), file=answers, flush=True)


def first_step():
    inputs, targets = torch.randn(128, 784), torch.randint(0, 10, (128,))
    model = network([784, 128, 10], nn.ReLU)
    optimizer = torch.optim.Adam(model.parameters())
    functional.cross_entropy(model(inputs), targets).backward()
    optimizer.step()
    print("done", flush=True)


def export(folder):
    os.makedirs(folder, exist_ok=True)
    models = {}
    for name, make in works().items():
        if not name.endswith("/predict"):
            continue
        work = make()
        file = name.replace("/", "_") + ".onnx"
        work.export(os.path.join(folder, file))
        models[name] = {"file": file, "parameters": work.parameters}
    with open(os.path.join(folder, "models.json"), "w", encoding="utf-8") as listing:
        json.dump(models, listing)


if __name__ == "__main__":
    if sys.argv[1:] == ["first-step"]:
        first_step()
    elif len(sys.argv) == 3 and sys.argv[1] == "export":
        export(sys.argv[2])
    elif len(sys.argv) == 3 and sys.argv[1] == "serve" and sys.argv[2].isdigit():
        serve(int(sys.argv[2]))
    else:
        sys.exit(__doc__)
