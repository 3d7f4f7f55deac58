using System.Globalization;

namespace NetGen;

/// <summary>
/// Watches the gradients of every layer, and warns where they vanish or explode and where units are dead: in <see cref="TrainingHistory.Warnings"/>, which
/// <see cref="ConsoleProgress"/> prints,
/// and in <see cref="Warnings"/>. A warning names the layer.
/// </summary>
/// <remarks>
/// <para>A unit without any gradient in all batches of an epoch is dead: a ReLU that no row of the data switches on, which nothing will change. Frozen layers
/// are not watched.
/// </para>
/// <para>Each layer is warned of once in a training for each reason. A batch costs one pass over the gradients and allocates nothing.</para>
/// </remarks>
public sealed partial class GradientMonitor : Callback, ICallbackState
{
    private readonly TextWriter? givenWriter;
    private readonly HashSet<(string Layer, string Reason)> warned = [];
    private readonly List<string> warnings = [];
    private readonly List<GradientRecord> records = [];
    private LayerGradientMeter[] meters = [];

    /// <summary>Makes a monitor.</summary>
    /// <param name="writer">Where warnings are written, too; null, the default, for nowhere.</param>
    public GradientMonitor(TextWriter? writer = null)
    {
        givenWriter = writer;
    }

    /// <summary>
    /// A layer's gradients vanish where their root mean square is below this part of that of the layer with the greatest; in [0, 1). Default 1e-4.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range or NaN.</exception>
    public double VanishingBelow { get; set => field = Hyperparameter.FractionBelowOne(value); } = 1e-4;

    /// <summary>A layer's gradients explode where their L2 norm in a batch exceeds this; finite and at least 0. Default 1000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range or NaN.</exception>
    public double ExplodingAbove { get; set => field = Hyperparameter.NonNegative(value); } = 1000;

    /// <summary>A layer is warned of where more than this part of its units is dead; in [0, 1]. Default 0.1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range or NaN.</exception>
    public double DeadAbove { get; set => field = Hyperparameter.Fraction(value); } = 0.1;

    /// <summary>What was warned of in this training, or in the last one.</summary>
    public IReadOnlyList<string> Warnings => warnings;

    /// <summary>The gradients of each epoch, layer by layer.</summary>
    public IReadOnlyList<GradientRecord> Records => records;

    /// <summary>True: it only writes.</summary>
    public override bool IsOutput => true;

    /// <inheritdoc/>
    public override void OnFitBegin(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        meters = [.. context.Network.Layers.Where(layer => layer.Parameters.Count > 0).Select(layer => new LayerGradientMeter(layer))];
        warned.Clear();
        warnings.Clear();
        records.Clear();
    }

    /// <inheritdoc/>
    public override void OnEpochBegin(TrainingContext context) => Array.ForEach(meters, meter => meter.Clear());

    /// <inheritdoc/>
    public override void OnBatchEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        ReadOnlySpan<float> gradients = context.Core.Gradients;
        foreach (var meter in meters)
        {
            meter.Add(gradients);
        }
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        LayerGradientMeter[] learning = [.. meters.Where(meter => context.Core.RateFactor(meter.Layer) > 0)];
        var record = new GradientRecord(context.Epoch, [.. learning.Select(meter => meter.Read())]);
        records.Add(record);
        double greatest = record.Layers.Select(layer => layer.RootMeanSquare).DefaultIfEmpty(0).Max();
        foreach (var layer in record.Layers)
        {
            Warn(context, layer, greatest);
        }
    }

    private void Warn(TrainingContext context, LayerGradients layer, double greatest)
    {
        if (!(layer.GreatestNorm <= ExplodingAbove))
        {
            Warn(context, layer.Layer, "exploding", string.Create(
                CultureInfo.InvariantCulture,
                $"its gradients explode: a norm of {layer.GreatestNorm:0.0e+0} is above {ExplodingAbove:0.0e+0}. Lower the learning rate, clip the "
                + $"gradients, or normalise the inputs"));
        }

        // Where all are 0 there is nothing to compare with; a layer of dead units is told of as such.
        if (layer.RootMeanSquare < VanishingBelow * greatest)
        {
            Warn(context, layer.Layer, "vanishing", string.Create(
                CultureInfo.InvariantCulture,
                $"its gradients vanish: their root mean square of {layer.RootMeanSquare:0.0e+0} is {layer.RootMeanSquare / greatest:0.0e+0} of the greatest "
                + $"layer's. Use fewer layers, normalisation, or an activation that does not saturate"));
        }

        if (layer.DeadUnits > DeadAbove * layer.Units)
        {
            Warn(context, layer.Layer, "dead", FormattableString.Invariant(
                $"{layer.DeadUnits} of {layer.Units} units are dead: no batch of the epoch gave them a gradient. Lower the learning rate, or use LeakyReLU"));
        }
    }

    private void Warn(TrainingContext context, string layer, string reason, string words)
    {
        if (warned.Add((layer, reason)))
        {
            string warning = FormattableString.Invariant($"epoch {context.Epoch}: layer '{layer}': {words}.");
            warnings.Add(warning);
            context.Warn(warning);
            givenWriter?.WriteLine(warning);
        }
    }
}
