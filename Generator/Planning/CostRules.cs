using System.Globalization;
using NetGen.Generator.Common;
using NetGen.Generator.Kernels;
using NetGen.Generator.Layers;
using NetGen.Generator.Text;

namespace NetGen.Generator.Planning;

/// <summary>Rules about the cost of a network, once it is planned.</summary>
internal static class CostRules
{
    /// <summary>Multiply-adds of a row below which a layer takes so little time that its width does not matter.</summary>
    private const long SmallLayer = 4096;

    public static void Check(NetworkPlan plan)
    {
        CheckLanes(plan);
        CheckBudget(plan);
    }

    /// <summary>
    /// Suggests other widths for the layer that takes most of the time, if its width is free to choose and the vectors compute at least 1.5 times as many
    /// outputs as needed.
    /// The task determines the width of the last layer.
    /// </summary>
    private static void CheckLanes(NetworkPlan plan)
    {
        var products = plan.Layers.Where(l => l.WidthArgument is not null).ToList();
        foreach (var layer in products.Take(products.Count - 1))
        {
            int units = (int)layer.OutputShape.Size, computed = Computed(units);
            if (2 * computed >= 3 * units && layer.MultiplyAdds >= SmallLayer && 2 * layer.MultiplyAdds >= plan.MultiplyAdds)
            {
                plan.Problems.Add(Problem.Create(Descriptors.WastedLanes, layer.Attribute, layer.WidthArgument, layer.Title, Literals.Count(units), Literals.Count(computed))
                    .WithRemedy(computed.ToString(CultureInfo.InvariantCulture)));
            }
        }
    }

    /// <summary>Outputs come in panels; a layer with few outputs has a tile of half a panel.</summary>
    private static int Computed(int units) => units <= Panels.Width / 2 ? Panels.Width / 2 : Panels.Pad(units);

    private static void CheckBudget(NetworkPlan plan)
    {
        if (plan.Spec.Budget is not { } budget)
        {
            return;
        }

        CheckLimit("MaxParameters", "parameters", layer => layer.OwnParameters.Sum(p => p.Count));
        CheckLimit("MaxMultiplyAdds", "multiply-adds per row", layer => layer.MultiplyAdds);

        void CheckLimit(string name, string unit, Func<Layer, long> cost)
        {
            if (!budget.Limits.Has(name))
            {
                return;
            }

            double limit = budget.Limits.Number(name);
            long total = plan.Layers.Sum(cost);
            if (limit < 1)
            {
                plan.Problems.Add(Problem.Create(Descriptors.SizeBelowOne, budget.Attribute, name, "[Budget]", name, limit.ToString("R", CultureInfo.InvariantCulture)));
            }
            else if (total > limit)
            {
                var mostExpensive = plan.Layers.Aggregate((a, b) => cost(b) > cost(a) ? b : a);
                plan.Problems.Add(Problem.Create(
                    Descriptors.OverBudget, budget.Attribute, name, plan.Spec.Name, Literals.Count(total), unit, Literals.Count((long)limit), mostExpensive.Title, Literals.Count(cost(mostExpensive))));
            }
        }
    }
}
