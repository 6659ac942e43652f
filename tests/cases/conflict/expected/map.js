factboxMap.draw("map_map_0", {"outlines":"pe","focus":["PE"]}, function () {
var map_map_0 = L.map(
"map_map_0",
{
center: [-9.184, -75.013],
crs: L.CRS.EPSG3857,
...{
"zoom": 3,
"zoomControl": true,
"preferCanvas": false,
"zoomSnap": 0.25,
"scrollWheelZoom": false,
"attributionControl": false,
"minZoom": 0,
"maxZoom": 10,
}
}
);
L.control.scale().addTo(map_map_0);
map_map_0.fitBounds(
[[-18.338, -81.338], [-0.031, -68.689]],
{"animate": false, "padding": [12, 12]}
);
var fast_marker_cluster_map_2 = (function(){
var callback = function (row) { return factboxMap.pin(row); };
var data = [[-9.0745, -78.5936, "port-quilla"]];
var cluster = L.markerClusterGroup({
"maxClusterRadius": 44,
"showCoverageOnHover": false,
});
cluster.options.iconCreateFunction =
factboxMap.clusterIcon;
for (var i = 0; i < data.length; i++) {
var row = data[i];
var marker = callback(row);
marker.addTo(cluster);
}
cluster.addTo(map_map_0);
return cluster;
})();
return map_map_0;
});
