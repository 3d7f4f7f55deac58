using NetGen.Generator.Graphs;

namespace NetGen.Generator.Operations;

/// <summary>y = x + a + …: each operand's gradient is that of the sum.</summary>
internal sealed class Sum : Pass
{
    private readonly IReadOnlyList<Value> operands;

    public Sum(Origin origin, IReadOnlyList<Value> operands)
        : base(origin, operands[0], origin.Name, [.. operands.Skip(1).Select(o => new Plus(o))])
    {
        this.operands = operands;
        operands.Skip(1).ToList().ForEach(o => o.Layout.Join(operands[0].Layout));
    }

    public override void Differentiate(Gradients gradients, Value gradient)
    {
        foreach (var operand in operands)
        {
            gradients.Add(operand, gradient);
        }
    }
}

/// <summary>y = x · a · …: an operand's gradient is that of the product times all other operands.</summary>
internal sealed class Product : Pass
{
    private readonly Value[] operands;

    public Product(Origin origin, IReadOnlyList<Value> operands)
        : base(origin, operands[0], origin.Name, [.. operands.Skip(1).Select(o => new Times(o))])
    {
        this.operands = [.. operands];
        operands.Skip(1).ToList().ForEach(o => o.Layout.Join(operands[0].Layout));
    }

    public override void Differentiate(Gradients gradients, Value gradient)
    {
        for (int i = 0; i < operands.Length; i++)
        {
            Link[] others = [.. operands.Where((_, other) => other != i).Select(o => new Times(o))];
            gradients.Add(operands[i], gradients.Call(new Pass(Origin, gradient, Gradients.NameOf(operands[i]), others)));
        }
    }
}

/// <summary>Concatenates the operands along the last axis: a pixel of the output is the first operand's pixel, then the second's.</summary>
internal sealed class Concatenation : Operation
{
    private readonly int pixels;
    private readonly int[] channels;

    /// <param name="origin">The layer.</param>
    /// <param name="operands">The operands.</param>
    /// <param name="pixels">Pixels of each.</param>
    public Concatenation(Origin origin, IReadOnlyList<Value> operands, int pixels)
        : base(origin, [.. operands])
    {
        this.pixels = pixels;
        channels = [.. operands.Select(o => o.Layout.Size / pixels)];
        OutputRows(origin.Name, new Layout(operands.Sum(o => o.Layout.Size), operands[0].Layout.Time));
    }

    public override void Differentiate(Gradients gradients, Value gradient)
    {
        for (int i = 0; i < channels.Length; i++)
        {
            gradients.Add(Inputs[i], gradients.Call(new Extraction(Origin, gradient, channels.Take(i).Sum(), Inputs[i], pixels)));
        }
    }

    public override void Write(Calls calls)
    {
        var y = calls[Result];
        for (int i = 0; i < channels.Length; i++)
        {
            calls.Line(PixelCopyCalls.Write(calls[Inputs[i]], channels[i], y.Behind(channels.Take(i).Sum()), channels.Sum(), channels[i], pixels, calls.Rows));
        }

        PixelCopyCalls.ClearBehind(calls, Result);
    }

    /// <summary>The part of each pixel that is an operand's gradient.</summary>
    private sealed class Extraction : Operation
    {
        private readonly int first;
        private readonly int pixels;

        public Extraction(Origin origin, Value gradient, int first, Value operand, int pixels)
            : base(origin, gradient)
        {
            this.first = first;
            this.pixels = pixels;
            OutputRows(Gradients.NameOf(operand), operand.Layout);
        }

        public override void Write(Calls calls)
        {
            int channels = Result.Layout.Size / pixels;
            calls.Line(
                PixelCopyCalls.Write(calls[Inputs[0]].Behind(first), Inputs[0].Layout.Size / pixels, calls[Result], channels, channels, pixels, calls.Rows));
            PixelCopyCalls.ClearBehind(calls, Result);
        }
    }
}
