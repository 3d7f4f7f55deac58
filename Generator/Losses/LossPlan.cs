using NetGen.Generator.Common;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Losses;

/// <summary>A loss: its requirements, and the call that computes it for one row.</summary>
internal abstract class LossPlan
{
    public LayerSpec Spec { get; set; } = null!;

    /// <summary>The member of <c>NetGen.LossKind</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>Whether a row's target is one class index.</summary>
    public virtual bool TakesLabels => false;

    /// <summary>The activation that the loss applies itself, or null if there is none.</summary>
    public virtual string? OwnActivation => null;

    /// <summary>Why the range of the outputs must not be limited; null if only a custom loss can know.</summary>
    public virtual string? WhyNotLimited =>
        OwnActivation is not null ? "takes logits of both signs"
        : StandardizesTargets ? "compares them with standardized targets of both signs"
        : "compares them with targets that may be lower";

    /// <summary>Whether the outputs are around 0, so that no limit is right.</summary>
    public bool TakesBothSigns => OwnActivation is not null || StandardizesTargets;

    public bool StandardizesTargets => Spec.Flag("StandardizeTargets");

    /// <summary>Whether each step of a sequence has a loss of its own.</summary>
    public bool IsPerStep => Spec.Flag("PerStep");

    /// <summary>The label whose rows or steps do not count; null if all do.</summary>
    public virtual int? IgnoreIndex => null;

    /// <summary>Whether it writes vectors behind a row's gradient.</summary>
    public virtual bool WritesBehind => false;

    public string Title => Spec.Name is { } name ? $"[{Spec.Kind}] '{name}'" : $"[{Spec.Kind}]";

    /// <summary>Its weight in the loss of the network.</summary>
    public double Weight => Spec.Number("Weight", 1);

    /// <summary>The call that returns one row's loss and writes its gradient.</summary>
    /// <param name="output">The shape of the outputs.</param>
    public abstract string Call(Shape output);

    public virtual void Check(Shape output, int attribute, List<Problem> problems)
    {
        Require(Weight > 0 && Weight <= float.MaxValue, attribute, problems, "Weight", Weight, "positive and finite");
        if (IsPerStep)
        {
            if (output.Rank != 2)
            {
                problems.Add(Problem.Create(Descriptors.LossDoesNotFit, attribute, null, Title, "a sequence (steps, values)", output.ToString()));
            }
        }
        else if (output.Rank != 1)
        {
            problems.Add(
                Problem.Create(Descriptors.LossDoesNotFit, attribute, null, Title, "a vector", output.Rank == 2 && Spec.Kind != "Loss" ? $"{output}: put [LastStep], [GlobalAvgPool] or [Flatten] before it, or set PerStep = true" : $"{output}: put [Flatten] or [GlobalAvgPool], and a dense layer, before it"));
        }
    }

    /// <summary>Reports an option that is out of its range.</summary>
    protected void Require(bool condition, int attribute, List<Problem> problems, string argument, double value, string expected)
    {
        if (!condition)
        {
            problems.Add(Problem.Create(
                Descriptors.OutOfRange, attribute, argument, Title, argument, value.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
                expected));
        }
    }
}
