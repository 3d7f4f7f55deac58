using NetGen.Generator.Common;
using NetGen.Generator.Graphs;
using NetGen.Generator.Layers;

namespace NetGen.Generator.Planning;

/// <summary>Follows the time axis of rows with lengths of their own from layer to layer, until a layer ends it.</summary>
internal static class TimePlanner
{
    private const string Remedy = "put [LastStep] or a global pooling before it, which take the valid steps of each row";

    /// <summary>Gives an input its time axis, if rows have lengths of their own and it is a sequence.</summary>
    /// <param name="plan">The network.</param>
    /// <param name="input">The input.</param>
    /// <param name="title">What it is called in messages.</param>
    public static void Open(NetworkPlan plan, InputLayer input, string title)
    {
        var shape = input.OutputShape;
        if (!plan.Spec.IsVariableLength || (shape.Rank == 1 && plan.Spec.Inputs.Count > 1))
        {
            // A vector beside sequences.
            return;
        }

        int steps = shape.Dimensions[0];
        if (shape.Rank > 2 || plan.Spec.Row is not null)
        {
            Report("(steps, features), or one of indices", plan.Spec.Row is null ? $"the shape {shape}" : "typed rows");
        }
        else if (plan.TimeAxes.Count > 0 && plan.TimeAxes[0].Steps != steps)
        {
            Report(
                FormattableString.Invariant($"of {plan.TimeAxes[0].Steps} steps like the one before it, as a row has one length"),
                FormattableString.Invariant($"{steps}"));
        }
        else
        {
            if (plan.TimeAxes.Count == 0)
            {
                plan.TimeAxes.Add(new TimeAxis(0, steps));
            }

            input.Time = plan.TimeAxes[0];
        }

        void Report(string expected, string actual) => plan.Problems.Add(Problem.Create(Descriptors.NoSteps, input.Attribute, null, expected, title, actual));
    }

    /// <summary>Whether a layer can take its inputs if they have lengths of their own; reports a problem if not.</summary>
    public static bool Check(NetworkPlan plan, Layer layer, LayerProblems problems)
    {
        var times = layer.Sources.Select(s => s.Time).Distinct().ToList();
        if (times.TrueForAll(t => t is null))
        {
            return true;
        }

        string? problem = times.Count > 1 ? "takes operands whose rows have different lengths"
            : layer.TimeRule == TimeRule.Mixes ? "takes all steps of a row together, but rows have lengths of their own"
            : layer.WhyNotMoved;
        if (problem is not null)
        {
            problems.Report(
                Descriptors.MixesSteps, null, layer.Title, problem,
                times.Count > 1 ? "end both with [LastStep] or a global pooling, or let strides be the same" : layer.TimeRemedy ?? Remedy);
            return false;
        }

        layer.Time = layer.TimeRule == TimeRule.Ends ? null : times[0];
        return true;
    }

    /// <summary>Gives a connected layer that moves a window the axis of what it gives.</summary>
    public static void Follow(NetworkPlan plan, Layer layer)
    {
        if (layer.TimeRule != TimeRule.Moves || layer.Time is not { } time || layer.Move is not var (offset, stride))
        {
            return;
        }

        if (offset == -1 && stride == 1)
        {
            return;
        }

        var known = plan.TimeAxes.Find(a => a.Source == time && a.Offset == offset && a.Stride == stride);
        if (known is null)
        {
            known = new TimeAxis(plan.TimeAxes.Count, layer.OutputShape.Dimensions[0], time, offset, stride);
            plan.TimeAxes.Add(known);
        }

        layer.Time = known;
    }

    /// <summary>Reports copies into another order, which take all steps together.</summary>
    public static void CheckCopies(NetworkPlan plan)
    {
        foreach (var copy in plan.Layers.Where(l => l.IsCopy && l.Sources[0].Time is not null))
        {
            new LayerProblems(copy, plan.Problems).Report(
                Descriptors.MixesSteps, null, copy.Title, "would join steps of different orders, which a recurrent layer and a convolution give", Remedy);
        }
    }

    /// <summary>Reports a loss that takes the steps of rows together.</summary>
    public static void CheckLoss(NetworkPlan plan, Head head, List<Problem> problems)
    {
        if (head.Source.Time is not null && head.Loss is { } several && plan.HasParts)
        {
            problems.Add(Problem.Create(
                Descriptors.MixesSteps, head.Attribute, null, several.Title,
                "is a loss of steps beside other heads, or with a weight, but rows have lengths of their own",
                "let it be the only head, or put [LastStep] or a global pooling before it"));
        }

        if (head.Source.Time is not null && head.Loss is { StandardizesTargets: true } loss)
        {
            problems.Add(Problem.Create(
                Descriptors.MixesSteps, head.Attribute, "StandardizeTargets", loss.Title,
                "standardises each step of a row for itself, but rows have lengths of their own",
                "scale the targets before, or put [LastStep] or a global pooling before it"));
        }
    }
}
