namespace NetGen.Generator.Tests.Execution.Reference;

/// <summary>y = x · Wᵀ + b with W as [outputs, inputs]. Where the inputs are a flattened image, W counts them channel, height, width.</summary>
internal sealed class DenseReference(int inputs, int outputs, bool hasBias, int channels = 1) : ReferenceLayer
{
    private readonly ReferenceParameter weight = new(inputs * outputs);
    private readonly ReferenceParameter bias = new(outputs);

    /// <summary>Where the outputs become an image, its channels: then W and b count them channel, height, width, too.</summary>
    public int OutputChannels { get; set; } = 1;

    public override IReadOnlyList<ReferenceParameter> Parameters => hasBias ? [weight, bias] : [weight];

    public override Bounded[] Forward(Bounded[] x, RowPosition row)
    {
        var y = new Bounded[outputs];
        for (int output = 0; output < outputs; output++)
        {
            Bounded sum = hasBias ? bias.Values[FileIndex(output, outputs, OutputChannels)] : 0f;
            for (int input = 0; input < inputs; input++)
            {
                sum += weight.Values[Index(input, output)] * x[input];
            }

            y[output] = sum;
        }

        return y;
    }

    public override Bounded[] Backward(Bounded[] x, Bounded[] y, Bounded[] dy, RowPosition row)
    {
        var dx = new Bounded[inputs];
        for (int output = 0; output < outputs; output++)
        {
            for (int input = 0; input < inputs; input++)
            {
                int index = Index(input, output);
                weight.Gradients[index] += dy[output] * x[input];
                dx[input] += dy[output] * weight.Values[index];
            }

            bias.Gradients[FileIndex(output, outputs, OutputChannels)] += dy[output];
        }

        return dx;
    }

    private int Index(int input, int output) => (FileIndex(output, outputs, OutputChannels) * inputs) + FileIndex(input, inputs, channels);

    /// <summary>The index in the order channel, height, width of what has an index in the order height, width, channel.</summary>
    public static int FileIndex(int index, int size, int channels) => (index % channels * (size / channels)) + (index / channels);
}
