namespace NetGen.Generator.Tests.Execution.Reference;

/// <summary>Functions of whole rows.</summary>
internal static class RowMath
{
    public static Bounded Sum(IEnumerable<Bounded> terms) => terms.Aggregate((Bounded)0f, (sum, term) => sum + term);

    public static Bounded[] Softmax(Bounded[] x)
    {
        var exponentials = Exponentials(x);
        Bounded sum = Sum(exponentials);
        return Array.ConvertAll(exponentials, e => e / sum);
    }

    public static Bounded LogSumOfExponentials(Bounded[] x) => Log(Sum(Exponentials(x))) + x.MaxBy(v => v.Value);

    public static Bounded Exp(Bounded x) => x.Map(Math.Exp(x.Value), Math.Exp(x.Value), 2 * Math.Exp(x.Value));

    public static Bounded Log(Bounded x) => x.Map(Math.Log(x.Value), 1 / x.Value, 2 * Math.Max(1, Math.Abs(Math.Log(x.Value))));

    private static Bounded[] Exponentials(Bounded[] x)
    {
        Bounded maximum = x.MaxBy(v => v.Value);
        return Array.ConvertAll(x, v => Exp(v - maximum));
    }
}
