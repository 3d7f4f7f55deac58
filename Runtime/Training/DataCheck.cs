using System.Globalization;
using NetGen.Generated;

namespace NetGen;

/// <summary>Checks data against a network before anything is touched.</summary>
internal static class DataCheck
{
    /// <summary>Checks that the rows are such as the network takes, and that their inputs mean what they mean to it.</summary>
    public static void Inputs(NetworkCore core, Dataset data, string parameter) => Inputs(core.Description, DataMeaning.Of(core), data, parameter);

    /// <summary>Checks rows and targets against network and loss.</summary>
    public static void InputsAndTargets(NetworkCore core, Dataset data, string parameter) =>
        InputsAndTargets(core.Description, DataMeaning.Of(core), data, parameter);

    /// <summary>Checks that a training can begin: its data against the network, and its validation data against what the network will know then.</summary>
    public static void Training(NetworkCore core, Dataset train, Dataset? validation)
    {
        InputsAndTargets(core, train, nameof(train));
        ClassesAreNamed(core, train, nameof(train));
        if (validation is not null)
        {
            InputsAndTargets(core.Description, DataMeaning.Of(core).Or(train), validation, nameof(validation));
        }
    }

    /// <summary>Checks that names which the network is to take from the data are those of all its classes.</summary>
    public static void ClassesAreNamed(NetworkCore core, Dataset data, string parameter)
    {
        var network = core.Description;
        foreach (var head in network.Heads)
        {
            if (core.Storage.ClassNamesOf(network, head) is null && HeadData.Of(network, head, data)?.ClassNames is { } names && names.Count < head.ClassCount)
            {
                throw new ArgumentException(
                    $"The data set has {NumberText.Count(names.Count, "class", "classes")} ({NameList.Of(names)}), but {head.Title(network)} distinguishes {head.ClassCount}, "
                    + "and the others have no name: "
                    + "give the network as many outputs as there are classes, or read the data with the names of all classes.",
                    parameter);
            }
        }
    }

    /// <summary>Checks weights of classes or outputs.</summary>
    /// <param name="network">The network.</param>
    /// <param name="head">The head whose losses they weigh.</param>
    /// <param name="weights">The weights; null for none.</param>
    /// <param name="allowed">Whether they go with the loss.</param>
    /// <param name="property">The property that has them.</param>
    /// <param name="instead">The one that does the same for other losses.</param>
    /// <param name="insteadAllowed">Whether that one goes with the loss.</param>
    public static void Weights(
        NetworkDescription network, HeadDescription head, float[]? weights, bool allowed, string property, string instead, bool insteadAllowed)
    {
        if (weights is null)
        {
            return;
        }

        if (!allowed)
        {
            throw new InvalidOperationException(
                $"{property} cannot be used with the loss {head.Loss.Kind} of {head.Title(network)}{(insteadAllowed ? $": set {instead}" : "")}.");
        }

        int expected = head.Loss.IsClassification ? head.StepSize : head.Shape.Size;
        if (weights.Length != expected)
        {
            throw new InvalidOperationException(
                $"{head.Title(network)} has {NumberText.Count(expected, "output")}{(expected == head.Shape.Size ? "" : " per step")}, but {property} has {NumberText.Count(weights.Length, "weight")}.");
        }

        int bad = Array.FindIndex(weights, w => !(float.IsFinite(w) && w >= 0));
        if (bad >= 0)
        {
            throw new InvalidOperationException(
                string.Create(CultureInfo.InvariantCulture, $"{property} must be finite and not negative, but number {bad} is {weights[bad]}."));
        }
    }

    private static void Inputs(NetworkDescription network, DataMeaning meaning, Dataset data, string parameter)
    {
        ArgumentNullException.ThrowIfNull(data, parameter);
        if (data.InputSize != network.InputShape.Size)
        {
            throw new ArgumentException(
                $"{network.Name} takes rows of {Size(network.InputShape)}, but the rows of the data set have {data.InputSize}{OneHotColumns(data)}.",
                parameter);
        }

        if (data.Count == 0)
        {
            throw new ArgumentException("The data set has no rows.", parameter);
        }

        if (data.HasLengths && data.Steps != network.Steps)
        {
            throw new ArgumentException(
                $"The rows of the data set are sequences of at most {NumberText.Count(data.Steps, "step")} with lengths of their own, but "
                + (
                    network.Steps == 0 ? $"those of {network.Name} have one length: set VariableLength = true in its [Network]." : $"those of {network.Name} have at most {network.Steps}."),
                parameter);
        }

        meaning.CheckInputs(data, parameter);
    }

    private static void InputsAndTargets(NetworkDescription network, DataMeaning meaning, Dataset data, string parameter)
    {
        if (!network.LearningHeads.Any())
        {
            throw new InvalidOperationException(
                $"{network.Name} has no loss attribute: there is nothing to train on or to evaluate. Use Forward and Backward with your own gradient.");
        }

        Inputs(network, meaning, data, parameter);
        foreach (var (head, rows) in HeadData.Of(network, data, parameter))
        {
            Targets(network, head, meaning, rows, parameter);
        }
    }

    private static void Targets(NetworkDescription network, HeadDescription head, DataMeaning meaning, Dataset data, string parameter)
    {
        if (data.HasLabels)
        {
            Labels(network, head, data, parameter);
            meaning.CheckClasses(head, data, parameter);
        }
        else if (data.HasTargets)
        {
            Numbers(network, head, data, parameter);
        }
        else
        {
            throw new ArgumentException(
                $"The data set has neither labels nor targets, which the loss {head.Loss.Kind} of {head.Title(network)} needs{data.TargetHint}.",
                parameter);
        }
    }

    private static string Size(Shape shape) => shape.Rank == 1 ? NumberText.Count(shape.Size, "number") : $"{shape} = {shape.Size} numbers";

    /// <summary>The columns that became several inputs: the likely reason for more inputs than there are columns.</summary>
    private static string OneHotColumns(Dataset data)
    {
        string[] columns = [.. (data.Features?.AsEnumerable() ?? [])
            .Where(f => f.Value is { Kind: CsvFeatureKind.OneHot, Categories: not null })
            .Select(f => $"'{f.Key}' became {f.Value.Categories!.Count}")];
        return columns.Length == 0 ? "" : $", since each category of a one-hot column is an input: "
            + $"{string.Join(", ", columns.Take(NameList.MostShown))}{(columns.Length > NameList.MostShown ? ", …" : "")}";
    }

    private static void Labels(NetworkDescription network, HeadDescription head, Dataset data, string parameter)
    {
        if (!head.Loss.TakesLabels && (head.Loss.IsClassification || !head.HasClasses))
        {
            throw new ArgumentException(
                $"The data set has class labels, but the loss {head.Loss.Kind} of {head.Title(network)} takes {NumberText.Count(head.Shape.Size, "number")} per row.",
                parameter);
        }

        if (data.LabelCount != head.Steps)
        {
            throw new ArgumentException(
                $"The data set has {NumberText.Count(data.LabelCount, "label")} per row, but the loss {head.Loss.Kind} of {head.Title(network)} takes "
                + $"{(head.Loss.PerStep ? $"{head.Steps}, one for each step" : "one")}.",
                parameter);
        }

        if (FirstWrongLabel(head, data) is { } wrong)
        {
            throw new ArgumentException(
                $"{head.Title(network)} distinguishes {NumberText.Count(head.ClassCount, "class", "classes")}, but the label of {TargetCheck.Place(head, wrong)} is "
                + $"{data.Labels(wrong / head.Steps)[wrong % head.Steps]}{(head.Loss.IgnoreIndex is { } ignored ? FormattableString.Invariant($", and {ignored} is ignored") : ", and none is ignored")}.",
                parameter);
        }

        if (head.Loss.IgnoreIndex is null && data.ClassCount > head.ClassCount)
        {
            throw new ArgumentException(
                $"The data set has {NumberText.Count(data.ClassCount, "class", "classes")}, but {head.Title(network)} distinguishes only {head.ClassCount}"
                + $"{WrongLabels(network, head, data)}.",
                parameter);
        }
    }

    /// <summary>Of labels of steps, or of a head that ignores one: the first that is neither a class nor ignored; null if there is none.</summary>
    private static int? FirstWrongLabel(HeadDescription head, Dataset data)
    {
        bool mayBeIgnored = head.Loss.PerStep || head.Loss.IgnoreIndex is not null;
        for (int row = 0; mayBeIgnored && row < data.Count; row++)
        {
            var labels = data.Labels(row);
            for (int step = 0; step < labels.Length; step++)
            {
                if ((uint)labels[step] >= (uint)head.ClassCount && labels[step] != head.Loss.IgnoreIndex)
                {
                    return (row * head.Steps) + step;
                }
            }
        }

        return null;
    }

    private static string WrongLabels(NetworkDescription network, HeadDescription head, Dataset data)
    {
        int least = data.ClassNames is null ? Enumerable.Range(0, data.Count).Min(data.Label) : 0;
        if (least > 0 && data.ClassCount - least <= head.ClassCount)
        {
            return FormattableString.Invariant($": its labels are {least} to {data.ClassCount - 1}, but classes count from 0, so subtract {least} from each");
        }

        int wrong = network.HasHeads ? Enumerable.Range(0, data.Count).FirstOrDefault(row => data.Label(row) >= head.ClassCount, -1) : -1;
        return wrong < 0 ? "" : FormattableString.Invariant($": the label of row {wrong} is {data.Label(wrong)}");
    }

    private static void Numbers(NetworkDescription network, HeadDescription head, Dataset data, string parameter)
    {
        string targets = NumberText.Count(data.TargetSize, "number");
        if (head.Loss.TakesLabels)
        {
            throw new ArgumentException(
                $"The data set has {targets} per row as targets, but the loss of {head.Title(network)} takes class labels; for distributions set Targets = "
                + "Targets.Soft.",
                parameter);
        }

        if (data.TargetSize != head.Shape.Size)
        {
            throw new ArgumentException(
                $"The data set has {targets} per row as targets, but {head.Title(network)} has {NumberText.Count(head.Shape.Size, "output")}.",
                parameter);
        }

        if (head.Loss.Kind is LossKind.BinaryCrossEntropy or LossKind.SoftCrossEntropy)
        {
            Probabilities(network, head, data, parameter);
        }
    }

    private static void Probabilities(NetworkDescription network, HeadDescription head, Dataset data, string parameter)
    {
        for (int row = 0; row < data.Count; row++)
        {
            foreach (float target in data.Target(row))
            {
                if (target is not (>= 0 and <= 1))
                {
                    throw new ArgumentException(
                        string.Create(CultureInfo.InvariantCulture, $"The loss {head.Loss.Kind} of {head.Title(network)} takes targets from 0 to 1, but row {row} has {target}."),
                        parameter);
                }
            }
        }
    }
}
