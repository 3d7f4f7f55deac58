using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>
/// Dropout of whole channels, with one decision for all pixels of a channel: PyTorch's <c>nn.Dropout2d</c>, or <c>nn.Dropout1d</c> for a signal.
/// </summary>
internal sealed class Dropout2DLayer : MaskLayer
{
    public override OrderRule OrderRule => OrderRule.ChannelsFirst;

    public override bool TakesVectors => false;

    private int Channels => InputShape.Dimensions[InputShape.Rank - 1];

    protected override Shape? Check(Shape input, LayerProblems problems) =>
        problems.RequireRank(input, "an image or a signal", 2, 3) ? base.Check(input, problems) : null;

    // With steps of 0 values all steps of a row have the mask of its first one.
    protected override string Mask(string next) => Time is null
        ? $"Tail.MaskChannels({Key}, {Channels}, {Threshold}, {Scale}, {next})"
        : $"Tail.MaskSteps({Key}, 0, {Threshold}, {Scale}, {next})";
}
