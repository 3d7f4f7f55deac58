using System.Globalization;
using NetGen.Generated;

namespace NetGen;

/// <summary>What is allowed in a training and is likely a mistake all the same.</summary>
internal static class DataWarnings
{
    /// <summary>Adds to the history what is conspicuous about the training data. They have been checked.</summary>
    public static void Add(TrainingHistory history, NetworkCore core, Dataset train)
    {
        foreach (var head in core.Description.LearningHeads)
        {
            if (AbsentClasses(core, head, HeadData.Of(core.Description, head, train)!) is { } absent)
            {
                history.Warn(absent);
            }
        }

        foreach (var scale in ValueScale.Conspicuous(core.Description, train))
        {
            history.Warn(scale.Warning);
            history.FirstRemedy ??= scale.Remedy;
        }
    }

    private static string? AbsentClasses(NetworkCore core, HeadDescription head, Dataset train)
    {
        if (!train.HasLabels)
        {
            return null;
        }

        bool[] occurs = new bool[head.ClassCount];
        for (int row = 0; row < train.Count; row++)
        {
            foreach (int label in train.Labels(row))
            {
                if ((uint)label < (uint)occurs.Length)
                {
                    occurs[label] = label != head.Loss.IgnoreIndex;
                }
            }
        }

        var names = core.Storage.ClassNamesOf(core.Description, head) ?? train.ClassNames;
        string[] absent =
        [
            .. Enumerable.Range(0, occurs.Length).Where(c => !occurs[c] && c != head.Loss.IgnoreIndex).Select(
                c => c < names?.Count ? names[c] : c.ToString(CultureInfo.InvariantCulture)),
        ];
        return absent.Length == 0
            ? null
            : $"The training data have no row of {NumberText.Count(absent.Length, "class", "classes")} of the {occurs.Length} that {head.Title(core.Description)} distinguishes "
                + $"({NameList.Of(absent)}): it will not learn to predict them.";
    }
}
