using System.Globalization;
using NetGen.Generator.Tests.Execution.Reference;

namespace NetGen.Generator.Tests.Execution.Cases;

/// <summary>A network as attributes and as reference, built side by side.</summary>
/// <param name="shape">Shape of one input row.</param>
internal sealed class NetworkCase(params int[] shape)
{
    private readonly List<string> attributes = [];
    private readonly List<ReferenceLayer> layers = [];
    private int size = shape.Aggregate(1, (product, dimension) => product * dimension);

    public int InputSize { get; } = shape.Aggregate(1, (product, dimension) => product * dimension);

    public int OutputSize => size;

    public LossCase LossCase { get; private set; } = LossCase.None;

    /// <summary>Means and reciprocal deviations of the inputs; empty where they are not standardised.</summary>
    public float[][] InputState { get; private set; } = [[], []];

    /// <summary>Rows of a batch.</summary>
    public int Rows { get; init; } = 7;

    public bool HasRowWeights { get; init; }

    public bool HasOutputWeights { get; init; }

    public ReferenceNetwork Reference => field ??= new ReferenceNetwork(layers, LossCase.Reference);

    public NetworkCase Rescale(double factor, double offset)
    {
        layers.Add(new AffineReference(_ => 0f, _ => Bounded.Constant(factor), Bounded.Constant(offset)));
        return Attribute($"Rescale({factor}, {offset})");
    }

    public NetworkCase Standardize()
    {
        float[] means = [.. Enumerable.Range(0, size).Select(i => (i % 5 * 0.1f) - 0.2f)], reciprocals = [.. Enumerable.Range(0, size).Select(i => 0.75f + (i % 3 * 0.25f))];
        layers.Add(new AffineReference(i => means[i], i => reciprocals[i], 0f));
        InputState = [means, reciprocals];
        return Attribute($"Standardize");
    }

    public NetworkCase Flatten() => Attribute($"Flatten");

    public NetworkCase Dense(int units, Activation activation = Activation.None, bool bias = true)
    {
        int channels = layers.Any(l => l is DenseReference) ? 1 : shape[^1];
        layers.Add(new DenseReference(size, units, bias, shape.Length == 3 ? channels : 1));
        if (activation != Activation.None)
        {
            layers.Add(ActivationReferences.Create(activation));
        }

        size = units;
        return Attribute($"Dense({units}, Activation.{activation}{(bias ? string.Empty : ", Bias = false")})");
    }

    public NetworkCase Dropout(double rate)
    {
        layers.Add(new DropoutReference(attributes.Count + 1, rate));
        return Attribute($"Dropout({rate})");
    }

    /// <summary>An activation as a layer of its own, with options where it has some.</summary>
    public NetworkCase Layer(Activation activation)
    {
        layers.Add(activation switch
        {
            Activation.LeakyReLU => ActivationReferences.LeakyReLU(0.2),
            Activation.ELU => ActivationReferences.ELU(0.5),
            _ => ActivationReferences.Create(activation),
        });
        return activation switch
        {
            Activation.LeakyReLU => Attribute($"LeakyReLU(NegativeSlope = 0.2)"),
            Activation.ELU => Attribute($"ELU(Alpha = 0.5)"),
            Activation.GELUTanh => Attribute($"GELU(Approximate = true)"),
            _ => Attribute($"{activation}"),
        };
    }

    public NetworkCase OwnActivation()
    {
        layers.Add(ActivationReferences.Squareplus());
        return Attribute($"Activation<Squareplus>");
    }

    public NetworkCase Loss(LossCase loss)
    {
        LossCase = loss;
        return this;
    }

    /// <summary>The annotated class.</summary>
    public string Source(string name)
    {
        IEnumerable<string> all = [$"Network({string.Join(", ", shape)})", .. attributes, .. LossCase.Attribute.Length > 0 ? [LossCase.Attribute] : Array.Empty<string>()];
        return $"{string.Concat(all.Select(a => $"[{a}]"))} public sealed partial class {name};";
    }

    public override string ToString() => $"{Source("Network")} {Rows} rows{(HasRowWeights ? ", row weights" : string.Empty)}{(HasOutputWeights ? ", output weights" : string.Empty)}";

    private NetworkCase Attribute(FormattableString text)
    {
        attributes.Add(text.ToString(CultureInfo.InvariantCulture));
        return this;
    }
}
