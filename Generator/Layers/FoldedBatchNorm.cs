using NetGen.Generator.Planning;

namespace NetGen.Generator.Layers;

/// <summary>A batch normalisation whose statistics are fixed: y = x · scale + shift, from tables that repeat the channels, so that a vector may start in any of them.</summary>
internal sealed class FoldedBatchNorm : PointwiseLayer
{
    private readonly string table;
    private readonly int channels;
    private readonly int pixels;
    private readonly int tableLength;

    /// <summary>The form of a layer for the table that an argument stands for.</summary>
    public FoldedBatchNorm(Layer layer, string table, int channels, int pixels, int tableLength)
    {
        this.table = table;
        this.channels = channels;
        this.pixels = pixels;
        this.tableLength = tableLength;
        Initialize(layer.Spec, layer.Attribute, layer.Ordinal, layer.Name, layer.Run);
    }

    public override Saved Saved => Saved.Nothing;

    public override string Forward(string next) => pixels == 1
        ? FormattableString.Invariant($"Tail.ScaleFeatures({table}, {tableLength}, {next})")
        : FormattableString.Invariant($"Tail.ScaleChannels({table}, {channels}, {tableLength}, {next})");

    public override string Backward(string next, string x, string y) => throw new NotSupportedException("A batch normalisation with fixed statistics is used in inference only.");
}
