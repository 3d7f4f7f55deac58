namespace NetGen.Generator.Tests.Execution.Reference;

/// <summary>Which recurrent layer.</summary>
internal enum RecurrentKind
{
    LSTM,
    GRU,
    ResetBeforeGRU,
    RNN,
    ReLU,
}

/// <summary>
/// PyTorch's recurrent layers step by step, as its documentation writes them, and the gated recurrent unit that resets its state before the product; gates in
/// PyTorch's order.
/// </summary>
/// <param name="kind">Which one.</param>
/// <param name="steps">Steps of a row.</param>
/// <param name="inputs">Inputs of a step.</param>
/// <param name="units">Values of the state.</param>
/// <param name="layers">Layers, each on the states of the one before.</param>
/// <param name="isBidirectional">Whether each has a second direction.</param>
/// <param name="isLearnt">Whether the states before the first step are parameters.</param>
internal sealed class RecurrentReference(RecurrentKind kind, int steps, int inputs, int units, int layers, bool isBidirectional, bool isLearnt = false) : RowReference
{
    private readonly Direction[][] stack =
    [
        .. Enumerable.Range(0, layers).Select(layer => Enumerable.Range(0, isBidirectional ? 2 : 1)
            .Select(d => new Direction(kind, layer == 0 ? inputs : units * (isBidirectional ? 2 : 1), units, d == 1, isLearnt)).ToArray()),
    ];

    public override IReadOnlyList<ReferenceParameter> Parameters => [.. stack.SelectMany(directions => directions).SelectMany(d => d.Parameters)];

    public override Bounded[] Forward(Bounded[] x, RowPosition row) => [.. Values(x)[^1].SelectMany(h => h)];

    public override Bounded[] Backward(Bounded[] x, Bounded[] y, Bounded[] dy, RowPosition row)
    {
        var values = Values(x);
        var gradient = dy.Chunk(dy.Length / steps).ToArray();
        for (int layer = layers - 1; layer >= 0; layer--)
        {
            var parts = stack[layer].Select((d, i) => d.Backward(values[layer], [.. gradient.Select(g => g[(i * units)..((i + 1) * units)])])).ToList();
            gradient = [.. Enumerable.Range(0, steps).Select(t => parts.Select(p => p[t]).Aggregate((a, b) => [.. a.Zip(b, (p, q) => p + q)]))];
        }

        return [.. gradient.SelectMany(g => g)];
    }

    /// <summary>Whether rounding may decide on which side of ReLU's kink a sum lies.</summary>
    public override bool IsNearKink(Bounded[] x)
    {
        Values(x);
        return kind == RecurrentKind.ReLU && stack.Any(directions => directions.Any(d => d.MayCross));
    }

    private List<Bounded[][]> Values(Bounded[] x)
    {
        List<Bounded[][]> values = [x.Chunk(inputs).ToArray()];
        foreach (var directions in stack)
        {
            var results = directions.Select(d => d.Forward(values[^1])).ToList();
            values.Add([.. Enumerable.Range(0, steps).Select(t => results.SelectMany(r => r[t]).ToArray())]);
        }

        return values;
    }

    /// <summary>One layer in one direction.</summary>
    private sealed class Direction(RecurrentKind kind, int inputs, int units, bool isReverse, bool isLearnt)
    {
        private readonly int gates = kind switch { RecurrentKind.LSTM => 4, RecurrentKind.GRU or RecurrentKind.ResetBeforeGRU => 3, _ => 1 };
        private readonly List<Step> run = [];

        public ReferenceParameter[] Parameters { get; } = Make(kind, inputs, units, isLearnt);

        /// <summary>Whether rounding may decide on which side of ReLU's kink a sum of the last run lies.</summary>
        public bool MayCross => run.Exists(step => step.Sums.Any(s => s.MayCross(0)));

        public Bounded[][] Forward(Bounded[][] x)
        {
            run.Clear();
            var (h, c) = (First(4), First(5));
            var results = new Bounded[x.Length][];
            foreach (int t in Order(x.Length))
            {
                Bounded[] ofInput = Product(0, x[t]), ofState = Product(1, h);
                var step = new Step(t, h, c, ofState, [.. ofInput.Zip(ofState, (a, b) => a + b)]);
                (h, c) = Next(step, ofInput);
                (step.H, step.C) = (h, c);
                run.Add(step);
                results[t] = h;
            }

            return results;
        }

        public Bounded[][] Backward(Bounded[][] x, Bounded[][] dy)
        {
            Forward(x);
            var dx = x.Select(_ => new Bounded[inputs]).ToArray();
            Bounded[] dh = new Bounded[units], dc = new Bounded[units];
            foreach (var step in Enumerable.Reverse(run))
            {
                for (int j = 0; j < units; j++)
                {
                    dh[j] += dy[step.Time][j];
                }

                var (ofInput, ofState, beside) = Gradients(step, dh, dc);
                if (kind == RecurrentKind.ResetBeforeGRU)
                {
                    UndoReset(step, ofInput, ofState, beside);
                }

                dx[step.Time] = Back(0, x[step.Time], ofInput);
                dh = [.. Back(1, step.Before, ofState).Zip(beside, (a, b) => a + b)];
            }

            AddFirst(4, dh);
            AddFirst(5, dc);
            return dx;
        }

        private Bounded[] First(int parameter) => parameter < Parameters.Length ? Parameters[parameter].Values : new Bounded[units];

        private void AddFirst(int parameter, Bounded[] gradient)
        {
            for (int j = 0; parameter < Parameters.Length && j < units; j++)
            {
                Parameters[parameter].Gradients[j] += gradient[j];
            }
        }

        private IEnumerable<int> Order(int count) => isReverse ? Enumerable.Range(0, count).Reverse() : Enumerable.Range(0, count);

        private static ReferenceParameter[] Make(RecurrentKind kind, int inputs, int units, bool isLearnt)
        {
            int outputs = units * kind switch { RecurrentKind.LSTM => 4, RecurrentKind.GRU or RecurrentKind.ResetBeforeGRU => 3, _ => 1 };
            int states = isLearnt ? kind == RecurrentKind.LSTM ? 2 : 1 : 0;
            return
            [
                new(outputs * inputs), new(outputs * units), new(outputs), new(outputs),
                .. Enumerable.Range(0, states).Select(_ => new ReferenceParameter(units)),
            ];
        }

        private Bounded[] Product(int which, Bounded[] x)
        {
            Bounded[] weights = Parameters[which].Values, biases = Parameters[2 + which].Values, sums = new Bounded[gates * units];
            for (int output = 0; output < sums.Length; output++)
            {
                sums[output] = biases[output];
                for (int input = 0; input < x.Length; input++)
                {
                    sums[output] += weights[(output * x.Length) + input] * x[input];
                }
            }

            return sums;
        }

        /// <summary>Adds the gradients of weights and biases; gives that of the product's operand.</summary>
        private Bounded[] Back(int which, Bounded[] x, Bounded[] gradient)
        {
            var dx = new Bounded[x.Length];
            for (int output = 0; output < gradient.Length; output++)
            {
                for (int input = 0; input < x.Length; input++)
                {
                    int index = (output * x.Length) + input;
                    Parameters[which].Gradients[index] += gradient[output] * x[input];
                    dx[input] += gradient[output] * Parameters[which].Values[index];
                }

                Parameters[2 + which].Gradients[output] += gradient[output];
            }

            return dx;
        }

        private (Bounded[] H, Bounded[] C) Next(Step step, Bounded[] ofInput)
        {
            Bounded[] h = new Bounded[units], c = new Bounded[units], ofReset = [];
            if (kind == RecurrentKind.ResetBeforeGRU)
            {
                step.Reset = [.. step.Before.Select((b, j) => Sigmoid(step.Sums[j]) * b)];
                ofReset = Product(1, step.Reset);
            }

            for (int j = 0; j < units; j++)
            {
                switch (kind)
                {
                    case RecurrentKind.LSTM:
                        step.Gates.Add(
                            [Sigmoid(step.Sums[j]), Sigmoid(step.Sums[units + j]), Tanh(step.Sums[(2 * units) + j]), Sigmoid(step.Sums[(3 * units) + j])]);
                        c[j] = (step.Gates[j][1] * step.MemoryBefore[j]) + (step.Gates[j][0] * step.Gates[j][2]);
                        h[j] = step.Gates[j][3] * Tanh(c[j]);
                        break;
                    case RecurrentKind.GRU:
                        Bounded r = Sigmoid(step.Sums[j]), z = Sigmoid(step.Sums[units + j]);
                        step.Gates.Add([r, z, Tanh(ofInput[(2 * units) + j] + (r * step.OfState[(2 * units) + j]))]);
                        h[j] = ((1f - z) * step.Gates[j][2]) + (z * step.Before[j]);
                        break;
                    case RecurrentKind.ResetBeforeGRU:
                        int last = (2 * units) + j;
                        step.Gates.Add([Sigmoid(step.Sums[j]), Sigmoid(step.Sums[units + j]), Tanh(ofInput[last] + ofReset[last])]);
                        h[j] = ((1f - step.Gates[j][1]) * step.Gates[j][2]) + (step.Gates[j][1] * step.Before[j]);
                        break;
                    case RecurrentKind.RNN:
                        h[j] = Tanh(step.Sums[j]);
                        break;
                    default:
                        h[j] = step.Sums[j].Value > 0 ? step.Sums[j] : 0f;
                        break;
                }
            }

            return (h, c);
        }

        /// <summary>The gradients of both products, and what h before the step gets beside; dc becomes that of c before it.</summary>
        private (Bounded[] OfInput, Bounded[] OfState, Bounded[] Beside) Gradients(Step step, Bounded[] dh, Bounded[] dc)
        {
            Bounded[] ofInput = new Bounded[gates * units], ofState = new Bounded[gates * units], beside = new Bounded[units];
            for (int j = 0; j < units; j++)
            {
                switch (kind)
                {
                    case RecurrentKind.LSTM:
                        var (i, f, g, o) = (step.Gates[j][0], step.Gates[j][1], step.Gates[j][2], step.Gates[j][3]);
                        var tanh = Tanh(step.C[j]);
                        dc[j] += dh[j] * o * (1f - (tanh * tanh));
                        ofInput[j] = dc[j] * g * i * (1f - i);
                        ofInput[units + j] = dc[j] * step.MemoryBefore[j] * f * (1f - f);
                        ofInput[(2 * units) + j] = dc[j] * i * (1f - (g * g));
                        ofInput[(3 * units) + j] = dh[j] * tanh * o * (1f - o);
                        dc[j] *= f;
                        break;
                    case RecurrentKind.GRU:
                        var (r, z, n) = (step.Gates[j][0], step.Gates[j][1], step.Gates[j][2]);
                        var dn = dh[j] * (1f - z) * (1f - (n * n));
                        ofInput[j] = dn * step.OfState[(2 * units) + j] * r * (1f - r);
                        ofInput[units + j] = dh[j] * (step.Before[j] - n) * z * (1f - z);
                        ofInput[(2 * units) + j] = dn;
                        ofState[(2 * units) + j] = dn * r;
                        beside[j] = dh[j] * z;
                        break;
                    case RecurrentKind.ResetBeforeGRU:
                        var (update, candidate) = (step.Gates[j][1], step.Gates[j][2]);
                        ofInput[units + j] = dh[j] * (step.Before[j] - candidate) * update * (1f - update);
                        ofInput[(2 * units) + j] = dh[j] * (1f - update) * (1f - (candidate * candidate));
                        beside[j] = dh[j] * update;
                        break;
                    case RecurrentKind.RNN:
                        ofInput[j] = dh[j] * (1f - (step.H[j] * step.H[j]));
                        break;
                    default:
                        ofInput[j] = step.Sums[j].Value > 0 ? dh[j] : 0f;
                        break;
                }
            }

            int same = kind == RecurrentKind.GRU ? 2 * units : gates * units;
            ofInput.AsSpan(0, same).CopyTo(ofState);
            return (ofInput, ofState, beside);
        }

        /// <summary>What follows from the gradient of the reset state; of the product with the state itself the last gate has no part.</summary>
        private void UndoReset(Step step, Bounded[] ofInput, Bounded[] ofState, Bounded[] beside)
        {
            Bounded[] ofLast = new Bounded[gates * units];
            ofInput.AsSpan(2 * units).CopyTo(ofLast.AsSpan(2 * units));
            ofState.AsSpan(2 * units).Clear();
            var ofReset = Back(1, step.Reset, ofLast);
            for (int j = 0; j < units; j++)
            {
                var r = step.Gates[j][0];
                ofState[j] = ofInput[j] = ofReset[j] * step.Before[j] * r * (1f - r);
                beside[j] += ofReset[j] * r;
            }
        }

        // The library's functions are within a few units of their last place.
        private static Bounded Sigmoid(Bounded x)
        {
            double y = 1 / (1 + Math.Exp(-x.Value));
            return x.Map(y, y * (1 - y) * 1.01, 4 * y);
        }

        private static Bounded Tanh(Bounded x)
        {
            double y = Math.Tanh(x.Value);
            return x.Map(y, (1 - (y * y)) * 1.01, 8 * Math.Abs(y));
        }

        /// <summary>What a step computed.</summary>
        private sealed record Step(int Time, Bounded[] Before, Bounded[] MemoryBefore, Bounded[] OfState, Bounded[] Sums)
        {
            public List<Bounded[]> Gates { get; } = [];

            public Bounded[] Reset { get; set; } = [];

            public Bounded[] H { get; set; } = [];

            public Bounded[] C { get; set; } = [];
        }
    }
}
