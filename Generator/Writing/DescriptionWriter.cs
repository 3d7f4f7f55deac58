using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NetGen.Generator.Graphs;
using NetGen.Generator.Layers;
using NetGen.Generator.Losses;
using NetGen.Generator.Planning;
using NetGen.Generator.Specs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Writing;

/// <summary>
/// Writes the network's <c>Description</c>: what the runtime knows about its layers. It is in the kernels, because if a static initializer changes in a class
/// whose attributes change as well, <c>dotnet watch</c> fails (roslyn#82046).
/// </summary>
internal static class DescriptionWriter
{
    public static void Write(NetworkPlan plan, CodeWriter writer)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Line("public static NetworkDescription Description { get; } = new()");
        writer.Line("{");
        writer.Line($"    Name = {Literals.Text(plan.Spec.Name)},");
        writer.Line($"    InputShape = {ShapeOf(plan.InputShape)},");
        writer.Line($"    OutputShape = {ShapeOf(plan.OutputShape)},");
        if (plan.TimeAxes.Count > 0)
        {
            writer.Line($"    Steps = {Number(plan.TimeAxes[0].Steps)},");
        }

        writer.Line($"    ParameterStorage = {Number(plan.ParameterStorage)},");
        writer.Line($"    StateStorage = {Number(plan.StateStorage)},");
        writer.Line($"    TargetStateOffset = {Number(plan.Heads.Count == 1 ? plan.Heads[0].TargetState : -1)},");
        int smallestBatch = plan.Layers.Select(l => l.SmallestBatch).DefaultIfEmpty(1).Max();
        if (smallestBatch > 1)
        {
            writer.Line($"    SmallestBatch = {Number(smallestBatch)},");
        }

        if (plan.Spec.Row is { } row)
        {
            writer.Line($"    Features = RowEncoding.FeaturesOf<{row.Type}>(),");
        }

        writer.Line($"    ArchitectureHash = {Literals.Text(Hash(plan))},");
        writer.Line($"    Loss = {(plan.Heads.Count == 1 ? LossOf(plan.Heads[0].Loss) : "new(LossKind.Sum)")},");
        if (plan.HasPorts)
        {
            WriteList(
                writer, "Inputs", "InputDescription",
                [.. plan.Inputs.Select(i => $"new({Literals.Text(i.Name)}, {ShapeOf(i.OutputShape)}, {Number(i.First)})")]);
            WriteList(writer, "Heads", "HeadDescription", [.. plan.Heads.Select(head => HeadOf(plan, head))]);
        }

        WriteList(
            writer, "Preprocessing", "PreprocessingDescription", [.. plan.Layers.Select(l => l.Preprocessing).OfType<Preprocessing>().Select(PreprocessingOf)]);
        WriteList(writer, "Layers", "LayerDescription", [.. Layers(plan)]);
        writer.Line("};");
    }

    private static void WriteList(CodeWriter writer, string property, string type, IReadOnlyList<string> items)
    {
        if (items.Count == 0)
        {
            writer.Line($"    {property} = [],");
            return;
        }

        writer.Line($"    {property} = new {type}[]");
        writer.Line("    {");
        foreach (string item in items)
        {
            writer.Line($"        {item},");
        }

        writer.Line("    },");
    }

    private static IEnumerable<string> Layers(NetworkPlan plan)
    {
        var keys = new FileKeys();
        for (int i = 0; i < plan.Layers.Count; i++)
        {
            var layer = plan.Layers[i];
            string key = keys.Next(layer);
            if (layer.IsFused)
            {
                continue;
            }

            string kind = i + 1 < plan.Layers.Count && plan.Layers[i + 1].IsFused ? $"{layer.Spec.Kind}, {plan.Layers[i + 1].Spec.Kind}" : layer.Spec.Kind;
            string parameters = layer.OwnParameters.Count == 0
                ? "[]"
                : $"new ParameterDescription[] {{ {string.Join(", ", layer.OwnParameters.Select(p => Parameter(p, p.Offset)))} }}";
            string?[] more =
            [
                layer.OwnState.Count == 0
                    ? null
                    : $"State = new ParameterDescription[] {{ {string.Join(", ", layer.OwnState.Select(p => Parameter(p, p.Offset)))} }}",
                layer.Lender is null ? null : $"WeightsOf = {Literals.Text(layer.Lender.Name)}",
            ];
            string state = more.All(m => m is null) ? string.Empty : $" {{ {string.Join(", ", more.Where(m => m is not null))} }}";
            yield return $"new({Literals.Text(layer.Name)}, {Literals.Text(kind)}, {ShapeOf(layer.OutputShape)}, {Literals.Text(key)}, {layer.MultiplyAdds.ToString(CultureInfo.InvariantCulture)}, {parameters}){state}";
        }
    }

    private static string Parameter(ParameterPlan parameter, int offset)
    {
        string kernel = parameter.KernelRank > 0 ? $", kernelRank: {Number(parameter.KernelRank)}, groups: {Number(parameter.Groups)}"
            : parameter.Groups > 1 ? $", groups: {Number(parameter.Groups)}"
            : string.Empty;
        return $"new({Literals.Text(parameter.Name)}, ParameterRole.{parameter.Role}, {Number(offset)}, {Number(parameter.Inputs)}, {Number(parameter.Outputs)}, "
            + $"Init.{parameter.Initializer}, {Number(parameter.FanIn)}{kernel}){More(parameter, offset)}";
    }

    /// <summary>Options that few parameters have.</summary>
    private static string More(ParameterPlan parameter, int offset)
    {
        string?[] all =
        [
            Order("InputOrder", parameter.InputOrder),
            Order("OutputOrder", parameter.OutputOrder),
            parameter.InputsFirst ? "InputsFirst = true" : null,
            parameter.FileShape is { } shape ? $"VectorShape = {ShapeOf(shape)}" : null,
            parameter.Version1 is { } first ? $"Version1 = {Parameter(first, offset)}" : null,
        ];
        List<string> some = [.. all.Where(p => p is not null).Select(p => p!)];
        return some.Count == 0 ? string.Empty : $" {{ {string.Join(", ", some)} }}";
    }

    private static string? Order(string property, IReadOnlyList<Shape>? order) =>
        order is null ? null : $"{property} = new Shape[] {{ {string.Join(", ", order.Select(ShapeOf))} }}";

    private static string PreprocessingOf(Preprocessing preprocessing) => preprocessing.Statistics is { } statistics
        ? $"new(1f, 0f, {Number(statistics.Offset)})"
        : $"new({Literals.Float(preprocessing.Factor)}, {Literals.Float(preprocessing.Offset)})";

    private static string LossOf(LossPlan? loss)
    {
        if (loss is null)
        {
            return "new(LossKind.None)";
        }

        string?[] more = [loss.IsPerStep ? "PerStep = true" : null, loss.IgnoreIndex is { } index ? $"IgnoreIndex = {Number(index)}" : null];
        string options = string.Join(", ", more.Where(m => m is not null));
        return $"new(LossKind.{loss.Kind}, {Literals.Double(loss.Spec.Number("LabelSmoothing"))}, {Literals.Double(loss.Spec.Number("delta", 1))}, {Literals.Bool(loss.StandardizesTargets)})"
            + (options.Length == 0 ? string.Empty : $" {{ {options} }}");
    }

    private static string HeadOf(NetworkPlan plan, Head head)
    {
        string?[] more =
        [
            head.Loss is { Weight: not 1 } loss ? $"Weight = {Literals.Double(loss.Weight)}" : null,
            plan.Heads.Count > 1 && head.LastLayer is { } last ? $"LastLayer = {Literals.Text(last.Name)}" : null,
        ];
        string options = more.All(m => m is null) ? string.Empty : $" {{ {string.Join(", ", more.Where(m => m is not null))} }}";
        return $"new({Literals.Text(head.Name)}, {ShapeOf(head.Shape)}, {Number(head.First)}, {LossOf(head.Loss)}, {Number(head.TargetState)}){options}";
    }

    private static string ShapeOf(Shape shape) => $"new Shape({string.Join(", ", shape.Dimensions.Select(Number))})";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// A hash of what determines the meaning of the weights: shapes and layers with their options. It excludes names, initialisation, momentum, dropout, noise
    /// and loss,
    /// and the copies that follow from the rest.
    /// </summary>
    public static string Hash(NetworkPlan plan)
    {
        var text = new StringBuilder(string.Concat(plan.Inputs.Select(i => $"{i.Name} {i.OutputShape}\n")));
        foreach (var layer in plan.Layers.Where(l => !l.IsForTrainingOnly && !l.IsCopy))
        {
            var options = layer.Spec.Arguments
                .Where(a => a.Name is not ("Name" or "Init" or "activation" or "Momentum" or "Dropout"))
                .OrderBy(a => a.Name, StringComparer.Ordinal)
                .Select(a => $" {a.Name}={a.Text ?? a.Number.ToString("R", CultureInfo.InvariantCulture)}");
            text.Append($"{layer.Spec.Kind} {layer.OutputShape}{string.Concat(options)}{layer.Spec.TypeArgument}\n");
        }

        text.Append(plan.Spec.IsVariableLength ? "variable length\n" : string.Empty);
        text.Append($"standardized targets {plan.Heads.Exists(h => h.TargetState >= 0)}\n");
        using var sha = SHA256.Create();
        return string.Concat(sha.ComputeHash(Encoding.UTF8.GetBytes(text.ToString())).Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
