using System.Globalization;
using NetGen.Generator.Graphs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>Inverted dropout: kept values are divided by 1 − rate.</summary>
internal abstract class MaskLayer : NoiseLayer
{
    protected override bool IsIdle => Rate == 0;

    /// <summary>A value is kept if its 32 random bits are at least this.</summary>
    protected string Threshold => ThresholdOf(Rate);

    /// <summary>The factor of a kept value.</summary>
    protected string Scale => ScaleOf(Rate);

    /// <summary>The probability that a value is dropped.</summary>
    protected double Rate => Spec.Number("rate");

    public override string Forward(string next) => Mask(next);

    public override string Backward(string next, string x, string y) => Forward(next);

    /// <summary>The tail that masks single values, as an expression.</summary>
    /// <param name="key">The number of the mask, from which its key follows.</param>
    /// <param name="time">The time axis of the values, if they are packed steps; otherwise null.</param>
    /// <param name="size">Values of a row.</param>
    /// <param name="rate">The rate.</param>
    /// <param name="next">The tail after it.</param>
    public static string MaskOf(int key, TimeAxis? time, int size, double rate, string next) =>
        $"Tail.Mask{SuffixOf(time)}({KeyOf(key, time)}{SizeOf(time, size)}, {ThresholdOf(rate)}, {ScaleOf(rate)}, {next})";

    /// <summary>The threshold of a rate.</summary>
    private static string ThresholdOf(double rate) =>
        ((uint)Math.Min(uint.MaxValue, Math.Round(rate * 4294967296.0))).ToString(CultureInfo.InvariantCulture) + "u";

    /// <summary>The factor of a value that is kept at a rate.</summary>
    private static string ScaleOf(double rate) => Literals.Float(1 / (1 - rate));

    /// <summary>The tail that masks a value, as an expression.</summary>
    /// <param name="next">The tail after it.</param>
    protected abstract string Mask(string next);

    protected override void CheckOptions(LayerProblems problems) =>
        problems.Require(Rate is >= 0 and < 1, "rate", Rate, "in [0, 1)");
}
