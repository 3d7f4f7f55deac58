namespace NetGen.Generator.Tests.Execution.Reference;

/// <summary>The sum of all inputs.</summary>
internal sealed class AddReference : ReferenceLayer
{
    public override Bounded[][] Forward(IReadOnlyList<Bounded[][]> inputs, ulong? dropoutBase) =>
        [.. inputs[0].Select((x, row) => x.Select((_, i) => RowMath.Sum(inputs.Select(input => input[row][i]))).ToArray())];

    public override IReadOnlyList<Bounded[][]> Backward(IReadOnlyList<Bounded[][]> inputs, Bounded[][] outputs, Bounded[][] gradients, ulong? dropoutBase) =>
        [.. inputs.Select(_ => gradients)];
}

/// <summary>The product of all inputs.</summary>
internal sealed class MultiplyReference : ReferenceLayer
{
    public override Bounded[][] Forward(IReadOnlyList<Bounded[][]> inputs, ulong? dropoutBase) =>
        [.. inputs[0].Select((x, row) => x.Select((_, i) => Product(inputs.Select(input => input[row][i]))).ToArray())];

    public override IReadOnlyList<Bounded[][]> Backward(IReadOnlyList<Bounded[][]> inputs, Bounded[][] outputs, Bounded[][] gradients, ulong? dropoutBase) =>
    [
        .. inputs.Select((_, operand) => gradients.Select((dy, row) => dy
            .Select((d, i) => d * Product(inputs.Where((_, other) => other != operand).Select(input => input[row][i]))).ToArray()).ToArray()),
    ];

    private static Bounded Product(IEnumerable<Bounded> values) => values.Aggregate((a, b) => a * b);
}

/// <summary>Pixel by pixel the channels of all inputs behind one another.</summary>
/// <param name="channels">Of each input.</param>
internal sealed class ConcatReference(IReadOnlyList<int> channels) : ReferenceLayer
{
    private readonly int all = channels.Sum();

    public override Bounded[][] Forward(IReadOnlyList<Bounded[][]> inputs, ulong? dropoutBase)
    {
        Bounded[][] outputs = [.. inputs[0].Select(x => new Bounded[x.Length / channels[0] * all])];
        Copy(inputs, outputs, (input, x, output, y) => output[y] = input[x]);
        return outputs;
    }

    public override IReadOnlyList<Bounded[][]> Backward(IReadOnlyList<Bounded[][]> inputs, Bounded[][] outputs, Bounded[][] gradients, ulong? dropoutBase)
    {
        List<Bounded[][]> parts = [.. inputs.Select(input => input.Select(x => new Bounded[x.Length]).ToArray())];
        Copy(parts, gradients, (input, x, gradient, y) => input[x] = gradient[y]);
        return parts;
    }

    private void Copy(IReadOnlyList<Bounded[][]> parts, Bounded[][] whole, Action<Bounded[], int, Bounded[], int> copy)
    {
        for (int operand = 0; operand < parts.Count; operand++)
        {
            int first = channels.Take(operand).Sum(), count = channels[operand];
            for (int row = 0; row < whole.Length; row++)
            {
                for (int i = 0; i < parts[operand][row].Length; i++)
                {
                    copy(parts[operand][row], i, whole[row], (i / count * all) + first + (i % count));
                }
            }
        }
    }
}
