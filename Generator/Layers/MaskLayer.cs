using System.Globalization;
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

    private double Rate => Spec.Number("rate");

    public override string Forward(string next) => Mask(next);

    public override string Backward(string next, string x, string y) => Forward(next);

    /// <summary>The threshold of a rate.</summary>
    public static string ThresholdOf(double rate) => ((uint)Math.Min(uint.MaxValue, Math.Round(rate * 4294967296.0))).ToString(CultureInfo.InvariantCulture) + "u";

    /// <summary>The factor of a value that is kept at a rate.</summary>
    public static string ScaleOf(double rate) => Literals.Float(1 / (1 - rate));

    /// <summary>The tail that masks a value, as an expression.</summary>
    /// <param name="next">The tail after it.</param>
    protected abstract string Mask(string next);

    protected override void CheckOptions(LayerProblems problems) =>
        problems.Require(Rate is >= 0 and < 1, "rate", Rate, "in [0, 1)");
}
