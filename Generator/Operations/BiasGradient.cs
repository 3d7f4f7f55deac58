using NetGen.Generator.Graphs;
using NetGen.Generator.Kernels;

namespace NetGen.Generator.Operations;

/// <summary>db = the sum of dy over rows and pixels.</summary>
internal sealed class BiasGradient : Operation
{
    // The cost of a sum over pixels, which reads from memory, in multiply-adds: measured with LeNet.
    private const long CostOfPixel = 3;

    private readonly int? pixels;
    private readonly int? channels;

    /// <param name="origin">The layer.</param>
    /// <param name="gradient">dy.</param>
    /// <param name="biasGradient">db.</param>
    /// <param name="pixels">Pixels of a row; null if it is a vector.</param>
    /// <param name="channels">Values of a pixel, where they are padded to more than the bias has.</param>
    public BiasGradient(Origin origin, Value gradient, Value biasGradient, int? pixels = null, int? channels = null)
        : base(origin, gradient)
    {
        (this.pixels, this.channels) = (pixels, channels);
        Output(biasGradient);
    }

    public override Domain Domain => Domain.Items;

    public override void Write(Calls calls)
    {
        int size = channels ?? Result.Parameter!.Outputs;
        string gradient = calls.RowsOf(Inputs[0]), result = calls[Result].Argument;
        if (pixels is { } each)
        {
            calls.Items(
                Panels.Count(size), CostOfPixel * each * Panels.Pad(size), $"ColumnSums.WritePixels({gradient}, {each}, {size}, {result}, {calls.Rows}");
        }
        else
        {
            calls.Items(Panels.Count(size), Panels.Pad(size), $"ColumnSums.Write({gradient}, {size}, {result}, {calls.Rows}");
        }
    }
}
