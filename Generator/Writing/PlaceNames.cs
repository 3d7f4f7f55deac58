using System.Globalization;
using NetGen.Generator.Graphs;
using NetGen.Generator.Kernels;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Writing;

/// <summary>Names for the places of parameters and values: constants in the text, which are easier to read than numbers.</summary>
internal sealed class PlaceNames
{
    // Members of every class, which a constant would hide.
    private static readonly string[] Inherited = ["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    private readonly Group parameters = new("Parameter", "Offsets of the parameters and of their gradients.");
    private readonly Group state = new("State", "Offsets of the statistics that layers track.");
    private readonly Group values = new("Value", "Offsets of the values of a training step, in floats per row of the batch. Values not needed at the same time share memory.");
    private readonly Group tables = new("Scratch", "Offsets of what does not depend on the batch: transposed weights and tables.");
    private readonly Dictionary<object, string> names = [];

    /// <summary>Names the places of a network.</summary>
    /// <param name="parameters">The parameters, each with its layer's name.</param>
    /// <param name="state">The tracked values of layers, each with its layer's name.</param>
    /// <param name="program">The training.</param>
    public PlaceNames(IEnumerable<(string Layer, ParameterPlan Parameter)> parameters, IEnumerable<(string Layer, ParameterPlan Parameter)> state, TrainingProgram program)
    {
        foreach (var (layer, parameter) in parameters)
        {
            names[parameter] = this.parameters.Add($"{layer} {parameter.Name.Replace('_', ' ')}", parameter.Offset);
        }

        foreach (var (layer, parameter) in state)
        {
            names[parameter] = this.state.Add($"{layer} {parameter.Name.Replace('_', ' ')}", parameter.Offset);
        }

        foreach (var rows in program.Places.Rows)
        {
            names[rows.Key] = values.Add(rows.Key.Name, rows.Value.Offset);
        }

        foreach (var table in program.Places.Tables)
        {
            names[table.Key] = tables.Add(table.Key.Name, table.Value);
        }
    }

    /// <summary>The constant for the place of a value.</summary>
    public string Of(Value value) => names[value.Kind == ValueKind.Table ? value.Home : (object?)value.Parameter ?? value];

    /// <summary>Writes the constants that a text uses.</summary>
    public void Write(CodeWriter writer, string text)
    {
        foreach (var group in new[] { parameters, state, values, tables })
        {
            group.Write(writer, text);
        }
    }

    /// <summary>The constants of one class.</summary>
    private sealed class Group(string type, string summary)
    {
        private readonly List<(string Name, int Offset)> places = [];
        private readonly HashSet<string> taken = [type, .. Inherited];

        public string Add(string title, int offset)
        {
            string name = KernelNames.OfWords(title);
            string unique = name;
            for (int i = 2; !taken.Add(unique); i++)
            {
                unique = $"{name}_{i.ToString(CultureInfo.InvariantCulture)}";
            }

            places.Add((unique, offset));
            return $"{type}.{unique}";
        }

        public void Write(CodeWriter writer, string text)
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

        /// <summary>Whether a text contains a name, and not just as the start of a longer one.</summary>
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
    }
}
