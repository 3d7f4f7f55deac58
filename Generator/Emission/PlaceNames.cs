using System.Globalization;
using NetGen.Generator.Kernels;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission;

/// <summary>Names for the places of parameters and values: constants in the text, where numbers would tell nothing.</summary>
internal sealed class PlaceNames
{
    private const string Parameters = "Parameter";
    private const string Values = "Value";
    private const string Scratch = "Scratch";

    // Members of every class, which a constant would hide.
    private static readonly string[] Inherited = ["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    private readonly List<(string Name, int Offset)> parameters = [];
    private readonly List<(string Name, int Offset)> values = [];
    private readonly List<(string Name, int Offset)> scratch = [];

    /// <summary>Names all places of a plan.</summary>
    public PlaceNames(NetworkPlan plan)
    {
        foreach (var layer in plan.Layers)
        {
            foreach (var parameter in layer.Parameters)
            {
                parameter.Place = Add(parameters, Parameters, $"{layer.Name} {parameter.Name.Replace('_', ' ')}", parameter.Offset);
            }
        }

        foreach (var buffer in plan.Buffers)
        {
            buffer.Place = Add(values, Values, buffer.Name, buffer.Offset);
        }

        foreach (var stage in plan.Stages.Where(s => s.Main is { ScratchLength: > 0 }))
        {
            stage.ScratchPlace = Add(scratch, Scratch, stage.Name, stage.ScratchOffset);
        }
    }

    /// <summary>Writes the constants that a text uses.</summary>
    public void Write(CodeWriter writer, string text)
    {
        Write(writer, text, "Where the parameters are, and their gradients.", Parameters, parameters);
        Write(writer, text, "Where the values of a training step are, in floats a row of the batch. Values that are never needed at once share a place.", Values, values);
        Write(writer, text, "Where what does not depend on the batch is: transposed weights, tables.", Scratch, scratch);
    }

    private static void Write(CodeWriter writer, string text, string summary, string type, List<(string Name, int Offset)> places)
    {
        var used = places.FindAll(place => IsUsed(text, $"{type}.{place.Name}"));
        if (used.Count == 0)
        {
            return;
        }

        writer.Separate();
        writer.Line($"/// <summary>{summary}</summary>");
        using (writer.Open($"private static class {type}"))
        {
            foreach (var (name, offset) in used)
            {
                writer.Line($"public const int {name} = {offset.ToString(CultureInfo.InvariantCulture)};");
            }
        }
    }

    /// <summary>Whether a name is in a text, and not as the start of a longer one.</summary>
    private static bool IsUsed(string text, string name)
    {
        for (int at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            int end = at + name.Length;
            if (end == text.Length || !(char.IsLetterOrDigit(text[end]) || text[end] == '_'))
            {
                return true;
            }
        }

        return false;
    }

    private static string Add(List<(string Name, int Offset)> places, string type, string title, int offset)
    {
        // Words to one name: "dense1 padded input's gradient" is Dense1PaddedInputsGradient.
        string name = string.Concat(title.Split(' ').Where(word => word.Length > 0).Select(word => KernelNames.Of(word.Replace("'", string.Empty), string.Empty)));
        string unique = name;
        for (int i = 2; unique == type || Inherited.Contains(unique) || places.Exists(place => place.Name == unique); i++)
        {
            unique = $"{name}_{i.ToString(CultureInfo.InvariantCulture)}";
        }

        places.Add((unique, offset));
        return $"{type}.{unique}";
    }
}
