namespace NetGen.Benchmarks.Works;

/// <summary>Counts the floating-point operations of matrix products, two a multiply-add; nothing else counts.</summary>
internal static class Operations
{
    /// <summary>A forward pass.</summary>
    public static double Prediction(NetworkDescription description, int batch) => 2.0 * batch * Products(description).Sum();

    /// <summary>Forward pass, weight gradients of all layers and input gradients of all but the first.</summary>
    public static double Training(NetworkDescription description, int batch) =>
        2.0 * batch * ((3 * Products(description).Sum()) - Products(description).First());

    private static IEnumerable<double> Products(NetworkDescription description) =>
        description.Layers.Where(layer => layer.MultiplyAdds > 0).Select(layer => (double)layer.MultiplyAdds);
}
