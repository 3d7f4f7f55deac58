namespace NetGen.Generator.Tests.Execution.Reference;

/// <summary>y = x · Wᵀ + b with W as [outputs, inputs]. Where the inputs are flattened images, W counts them channel, height, width.</summary>
/// <param name="inputs">Number of inputs.</param>
/// <param name="outputs">Number of outputs.</param>
/// <param name="hasBias">Whether there is a b.</param>
/// <param name="filePlaces">Where W counts each input; null where it counts them as they are.</param>
internal sealed class DenseReference(int inputs, int outputs, bool hasBias, IReadOnlyList<int>? filePlaces = null) : RowReference
{
    private readonly ReferenceParameter weight = new(inputs * outputs);
    private readonly ReferenceParameter bias = new(outputs);

    /// <summary>Where the outputs become an image, its channels: then W and b count them channel, height, width, too.</summary>
    public int OutputChannels { get; set; } = 1;

    /// <summary>Where W and b count each output, where the outputs become an image; null where they count them as they are.</summary>
    public IReadOnlyList<int>? OutputPlaces { get; set; }

    public override IReadOnlyList<ReferenceParameter> Parameters => hasBias ? [weight, bias] : [weight];

    public override Bounded[] Forward(Bounded[] x, RowPosition row)
    {
        var y = new Bounded[outputs];
        for (int output = 0; output < outputs; output++)
        {
            Bounded sum = hasBias ? bias.Values[Place(output)] : 0f;
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

            bias.Gradients[Place(output)] += dy[output];
        }

        return dx;
    }

    private int Index(int input, int output) => (Place(output) * inputs) + (filePlaces?[input] ?? input);

    private int Place(int output) => OutputPlaces?[output] ?? output;
}
