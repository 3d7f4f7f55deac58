using NetGen.Generator.Layers;
using NetGen.Generator.Planning;
using NetGen.Generator.Text;

namespace NetGen.Generator.Writing;

/// <summary>The table of layers in the class's remarks, which the editor shows in a tooltip.</summary>
internal static class LayerTableText
{
    public static string Remarks(NetworkPlan plan)
    {
        var writer = new CodeWriter();
        writer.Line("/// <remarks>");
        writer.Line($"/// <para>A network from {Shapes(plan.Inputs.Select(i => (i.Name, i.OutputShape)))} to {Shapes(plan.Heads.Select(h => (h.Name, h.Shape)))}: {Literals.Count(plan.ParameterCount)} parameters, {Literals.Count(plan.MultiplyAdds)} multiply-adds per row.</para>");
        writer.Line("/// <list type=\"table\">");
        writer.Line("/// <listheader><term>layer</term><description>output · parameters · multiply-adds · plan</description></listheader>");
        foreach (var layer in plan.Layers.Where(l => !l.IsFused))
        {
            string parameters = Literals.Count(layer.OwnParameters.Sum(p => p.Count));
            writer.Line($"/// <item><term>{Literals.Xml(Title(plan, layer))}</term><description>{layer.OutputShape} · {parameters} · {Literals.Count(layer.MultiplyAdds)} · {PlanOf(plan, layer)}</description></item>");
        }

        writer.Line("/// </list>");
        foreach (var head in plan.Heads.Where(h => h.Loss is not null))
        {
            string weight = head.Loss!.Weight == 1 ? string.Empty : $" times {Literals.Float(head.Loss.Weight).TrimEnd('f')}";
            writer.Line($"/// <para>Loss{(plan.Heads.Count == 1 ? string.Empty : $" of {head.Name}")}: {head.Loss.Spec.Kind}{weight}.</para>");
        }

        writer.Line("/// </remarks>");
        return writer.ToString();
    }

    /// <summary>One layer in a sentence, for the property that is its handle: its shapes and parameters.</summary>
    public static string Summary(NetworkPlan plan, string name)
    {
        var layer = plan.Layers.First(l => l.Name == name && !l.IsFused);
        var parameters = layer.Parameters.Select(p => p.Inputs == 1 ? $"{p.Name} {Literals.Count(p.Outputs)}" : $"{p.Name} {Literals.Count(p.Inputs)} × {Literals.Count(p.Outputs)}");
        string description = string.Join(", ", new[] { $"{layer.InputShape} → {layer.OutputShape}" }.Concat(parameters));
        return $"The layer {Literals.Xml(Title(plan, layer))}: {description}.";
    }

    /// <summary>One shape, or several with their names.</summary>
    private static string Shapes(IEnumerable<(string Name, Specs.Shape Shape)> ports) =>
        ports.Count() == 1 ? ports.First().Shape.ToString() : string.Join(", ", ports.Select(p => $"{p.Name} {p.Shape}"));

    private static string Title(NetworkPlan plan, Layer layer)
    {
        int next = plan.Layers.IndexOf(layer) + 1;
        string kind = next < plan.Layers.Count && plan.Layers[next].IsFused ? $"{layer.Spec.Kind}, {plan.Layers[next].Spec.Kind}" : layer.Spec.Kind;
        return $"{layer.Name} ({kind})";
    }

    private static string PlanOf(NetworkPlan plan, Layer layer) =>
        !plan.Operations.TryGetValue(layer, out var operation) ? "nothing to compute"
        : operation.Origin.Name == layer.Name ? operation.Way
        : $"fused into {operation.Origin.Name}";
}
