namespace NetGen;

/// <summary>
/// Marks a partial class as a network: its layers are the attributes after this one, in order, and its loss is the last of them.
/// The compiler checks every shape and writes the network into the class.
/// </summary>
/// <param name="inputShape">Shape of one input row: <c>(features)</c> for a vector, <c>(length, channels)</c> for a signal, <c>(height, width, channels)</c> for an image; each at least 1.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute(params int[] inputShape) : Attribute
{
    /// <summary>Shape of one input row: <c>(features)</c> for a vector, <c>(length, channels)</c> for a signal, <c>(height, width, channels)</c> for an image; each at least 1.</summary>
    public ReadOnlySpan<int> InputShape => inputShape;
}
